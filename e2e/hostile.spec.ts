import { expect, test } from '@playwright/test';

const plain = { 'content-type': 'text/plain' };
const json = { 'content-type': 'application/json' };

/** Small texts that ask for much: of each kind one, of a size that was too much once. */
const files: Readonly<Record<string, string>> = {
  'a pattern of stars': `FROM alpine:3.22\nCOPY ${'*a'.repeat(30)}x /app/\nCOPY ${'a'.repeat(80)} /app/\n`,
  'triggers that are replayed': [
    ...Array.from({ length: 12 }, (_, at) => [
      `FROM ${at === 0 ? 'alpine:3.22' : `s${at - 1}`} AS s${at}`,
      ...Array.from({ length: 20 }, (_, nth) => `ONBUILD RUN echo ${nth} && apk add curl${at}`),
    ]).flat(),
    'FROM s11',
  ].join('\n'),
  'a long word of digits': `FROM alpine:3.22\nRUN ${`echo ${'9'.repeat(4000)}x; `.repeat(4)}true\n`,
  'commands inside commands': `FROM debian:13\nRUN echo ${'$(echo '.repeat(300)}x${')'.repeat(300)}\n`,
  'a variable that doubles': `FROM debian:13\nRUN A=xx; ${'A=$A$A; '.repeat(400)}echo $A\n`,
  'here-documents by the hundred': `FROM debian:13\nRUN ${Array.from({ length: 300 }, (_, at) => `<<E${at}`).join(' ')}\n${Array.from({ length: 300 }, (_, at) => `x\nE${at}`).join('\n')}\n`,
  'names that every object has': [
    'FROM --platform=linux/constructor node:22-slim AS toString',
    'ARG __proto__=x hasOwnProperty=y',
    'RUN constructor a && __proto__ b && valueOf',
    'COPY a.constructor __proto__ /',
    'CMD ["constructor"]',
  ].join('\n'),
  'control characters': 'FROM alpine:3.22\nRUN echo "\u001b[2J\u001b]0;x\u0007" \u009b31m\n',
  'nothing but line ends': `FROM alpine:3.22\n${'\n'.repeat(200_000)}`,
  'stages by the thousand': Array.from({ length: 3000 }, (_, at) => `FROM scratch AS a${at}`).join('\n'),
};

type Answered = { readonly status: number; readonly text: string };

for (const [name, text] of Object.entries(files)) {
  test(`${name}: an answer, and health is answered meanwhile`, async ({ request }) => {
    const asked = ['/api/analyze', '/api/secrets', '/api/reports'].map(async (path): Promise<Answered> => {
      const answer = await request.post(path, { data: text, headers: plain });
      return { status: answer.status(), text: await answer.text() };
    });
    const health = await request.get('/api/health');
    expect(health.status()).toBe(200);
    for (const { status, text: said } of await Promise.all(asked)) {
      expect([200, 201, 503]).toContain(status);
      if (status === 503) expect(JSON.parse(said)).toMatchObject({ code: 'too-complex' });
      expect(said).not.toMatch(/node_modules|\bat .+:\d+:\d+/);
    }
  });
}

test('health is answered while a file is read that takes its time', async ({ request }) => {
  const order: string[] = [];
  const long = `FROM debian:13\n${'RUN apt-get update && apt-get install -y curl\n'.repeat(20_000)}`;
  const reading = request
    .post('/api/analyze', { data: long, headers: plain, timeout: 60_000 })
    .then((answer) => {
      order.push('file');
      return answer.status();
    });
  for (let nth = 0; nth < 5; nth += 1) {
    expect((await request.get('/api/health')).status()).toBe(200);
    order.push('health');
  }
  expect([200, 503]).toContain(await reading);
  expect(order.at(-1)).toBe('file');
});

test('one that leaves, and one after it that is answered', async ({ baseURL, request }) => {
  const leaving = new AbortController();
  const body = `FROM debian:13\n${'RUN apt-get update && apt-get install -y curl\n'.repeat(20_000)}`;
  const left = Array.from({ length: 6 }, () =>
    fetch(`${baseURL}/api/analyze`, { method: 'POST', headers: plain, body, signal: leaving.signal }).then(
      () => 'answered',
      (error: unknown) => (error instanceof Error ? error.name : 'failed'),
    ),
  );
  await request.get('/api/health');
  leaving.abort();
  expect(new Set(await Promise.all(left))).toEqual(new Set(['AbortError']));
  const answer = await request.post('/api/analyze', { data: 'FROM alpine:3.22\n', headers: plain });
  expect(answer.status()).toBe(200);
});

const many = Object.fromEntries(Array.from({ length: 400_000 }, (_, at) => [`A${at}`, '1']));

for (const [name, body, path] of [
  ['201 build arguments', { buildArgs: Object.fromEntries(Object.entries(many).slice(0, 201)) }, 'buildArgs'],
  ['400,000 build arguments', { buildArgs: many }, ''],
  ['400,000 unknown fields', many, ''],
  [
    'more than 64 KiB of build arguments',
    { buildArgs: Object.fromEntries('abcdefghijklmnopq'.split('').map((one) => [one, 'x'.repeat(4000)])) },
    'buildArgs',
  ],
] as const) {
  test(`${name} are refused with a short answer`, async ({ request }) => {
    const data = Buffer.from(JSON.stringify({ dockerfile: 'FROM scratch', ...body }));
    const answer = await request.post('/api/analyze', { data, headers: json });
    expect(answer.status()).toBe(400);
    const said = await answer.text();
    expect(said.length).toBeLessThan(4000);
    expect(JSON.parse(said)).toMatchObject({ code: 'invalid-request', errors: [{ path }] });
  });
}

test('what is wrong is named twenty times and then counted', async ({ request }) => {
  const fields = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x${at}`, 1]));
  const answer = await request.post('/api/analyze', { data: { dockerfile: 'FROM scratch', ...fields } });
  const { errors, errorsOmitted } = await answer.json();
  expect([errors.length, errorsOmitted]).toEqual([20, 480]);
});

test('__proto__ and a target given twice are refused by name', async ({ request }) => {
  for (const [data, headers, query, path] of [
    ['{"dockerfile":"FROM scratch","__proto__":{}}', json, '', '__proto__'],
    ['{"dockerfile":"FROM scratch","buildArgs":{"__proto__":"x"}}', json, '', 'buildArgs.__proto__'],
    ['FROM scratch', plain, '?target=a&target=b', 'target'],
    ['FROM scratch', plain, '?buildArg=A=1&buildArg=A=2', 'buildArg'],
    ['FROM scratch', plain, '?buildArg=__proto__=1', 'buildArgs.__proto__'],
  ] as const) {
    const answer = await request.post(`/api/analyze${query}`, { data: Buffer.from(data), headers });
    expect(answer.status()).toBe(400);
    expect((await answer.json()).errors).toEqual([{ path, message: expect.any(String) }]);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const [place, address] of [
    ['the analyzer', '/analyze'],
    ['the first page', '/'],
  ] as const) {
    test(`a file too large for ${place} is answered by the page, with its text where that is possible`, async ({
      page,
    }) => {
      const text = `FROM scratch\n# ${'x'.repeat(1.1 * 1024 * 1024)}`;
      for (const [file, isKept] of [
        [text, true],
        [text.repeat(5), false],
      ] as const) {
        await page.goto(address);
        const box = page.locator('textarea[name="dockerfile"]');
        await box.evaluate((area, value) => {
          if (area instanceof HTMLTextAreaElement) area.value = value;
        }, file);
        await page
          .getByRole('main')
          .getByRole('button', { name: /^Analyze/ })
          .click();
        await expect(page).toHaveURL(/\/analyze/);
        await expect(page.getByRole('main')).toContainText(/too large/i);
        await expect(page.getByRole('heading', { level: 1, name: 'Analyze a Dockerfile' })).toBeVisible();
        if (isKept) expect(await box.inputValue()).toBe(file);
      }
    });
  }

  test('the first page hands a file to the analyzer', async ({ page }) => {
    await page.goto('/');
    await page.locator('textarea[name="dockerfile"]').fill('FROM node:18\nCMD ["node", "a.js"]\n');
    await page.getByRole('button', { name: 'Analyze it' }).click();
    await expect(page).toHaveURL(/\/analyze$/);
    await expect(page.getByRole('main')).toContainText('base-end-of-life');
  });
});
