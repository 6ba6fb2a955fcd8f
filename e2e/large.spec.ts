import { type APIRequestContext, expect, test } from '@playwright/test';
import { editorOf, summaryOf } from './page-parts';

const plain = { 'content-type': 'text/plain' };

function file(count: number, line: (at: number) => string): string {
  return `FROM debian:13\n${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`;
}

const manyRuns = file(20_000, () => 'RUN apt-get update && apt-get install -y curl');
const manyFaults = file(20_000, (at) => `FOO ${at}`);

test('a generated file of 20,000 faults gets a report that can be read', async ({ request }) => {
  const answer = await request.post('/api/analyze', { headers: plain, data: manyFaults });
  expect(answer.status()).toBe(200);
  const text = await answer.text();
  expect(text.length).toBeLessThan(2_000_000);
  const report = JSON.parse(text);
  expect(report.omitted).toContainEqual({
    rule: 'syntax',
    severity: 'error',
    consequence: 'will-not-build',
    count: 19_900,
  });
  expect(report.summary.text).toContain('and 19,999 more');
});

test('others are answered while a large file is analyzed', async ({ request }) => {
  let isDone = false;
  const large = request.post('/api/analyze', { headers: plain, data: manyRuns }).finally(() => {
    isDone = true;
  });
  const waits: number[] = [];
  const begun = Date.now();
  while (!isDone) {
    const start = Date.now();
    expect((await request.get('/api/health')).status()).toBe(200);
    waits.push(Date.now() - start);
  }
  expect((await large).status()).toBe(200);
  expect(waits.length).toBeGreaterThan(5);
  // Nobody waits for its end, however busy the machine is.
  expect(Math.max(...waits)).toBeLessThan((Date.now() - begun) / 2);
});

test('functions that call functions and variables that grow end in a report', async ({ request }) => {
  const calls = Array.from({ length: 900 }, (_, at) => `f${at}() { f${at - 1}; }`).join('; ');
  const grows = `A=xxxxxxxx; ${'A=$A$A$A; '.repeat(500)}`;
  for (const script of [`${calls}; f899`, grows]) {
    const data = `FROM debian:13\nRUN ${script}\n`;
    expect((await request.post('/api/analyze', { headers: plain, data })).status()).toBe(200);
  }
});

test('the page shows the first hundred of a kind and says how many more there are', async ({ page }) => {
  await page.goto('/analyze');
  await editorOf(page);
  await page.setInputFiles('input[type="file"]', {
    name: 'Dockerfile',
    mimeType: 'text/plain',
    buffer: Buffer.from(manyFaults),
  });
  await expect(summaryOf(page)).toContainText('and 19,999 more');
  await expect(page.getByText('and 19,900 more of syntax')).toBeVisible();
  expect(await page.locator('*').count()).toBeLessThan(6_000);
  await page.keyboard.press('F8');
  await expect(page.getByRole('status').filter({ hasText: 'line 1:' })).toBeAttached();
});

test('the whole table without JavaScript comes a hundred lines at a time', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto('/?view=flat&rows=all');
  expect((await answer?.body())?.length).toBeLessThan(1_000_000);
  const names = page.locator('tbody th a');
  await expect(names).toHaveCount(100);
  const before = await names.allInnerTexts();
  await page
    .getByRole('navigation', { name: 'Pages of the table' })
    .getByRole('link', { name: 'Page 2' })
    .click();
  await expect(page).toHaveURL(/page=2/);
  await expect(names).toHaveCount(100);
  expect((await names.allInnerTexts()).filter((name) => before.includes(name)).length).toBeLessThan(20);
  await context.close();
});

/** Bytes that the page of a report may have, whatever the report is of. */
const mostBytes = 400_000;

async function shared(request: APIRequestContext, data: string): Promise<string> {
  const answer = await request.post('/api/reports', { headers: plain, data });
  expect(answer.status()).toBe(201);
  return `/r/${(await answer.json()).id}`;
}

const replayed = [
  ...Array.from({ length: 100 }, (_, at) => [
    `FROM ${at === 0 ? 'alpine:3.22' : `s${at - 1}`} AS s${at}`,
    ...Array.from({ length: 8 }, (_, nth) => `ONBUILD RUN echo ${nth} && apk add curl${at}`),
  ]).flat(),
  'FROM s99',
].join('\n');

const chained = Array.from({ length: 1_000 }, (_, at) =>
  [
    `FROM ${at === 0 ? 'debian:13' : `s${at - 1}`} AS s${at}`,
    `RUN apk add x${at}`,
    `USER u${at}`,
    `WORKDIR /w${at}`,
  ].join('\n'),
).join('\n');

const shareable: readonly (readonly [string, string])[] = [
  ['20,000 faults', manyFaults],
  ['20,000 RUN', manyRuns],
  ['1 MiB of empty lines', file(1_048_000, () => '')],
  ['lines of 100 KB', `FROM debian:13\nENV A=${'x'.repeat(100_000)}\nRUN ${'echo $A;'.repeat(12_000)}\n`],
  ['a different fault on every line', file(4_000, (at) => `COPY --from=image-${at} ../a${at} b`)],
  [
    'a different fault on every line, in wide characters',
    file(150, (at) => `COPY --from=${'漢'.repeat(150)}${at} ../a b`),
  ],
  [
    'stages on bases of wide characters',
    Array.from({ length: 140 }, (_, at) => `FROM ${'漢'.repeat(150)}${at}`).join('\n'),
  ],
  [
    'names of 60 KB',
    `FROM debian:13\nUSER ${'u'.repeat(60_000)}\nRUN touch /etc/x\nCMD ["${'p'.repeat(1_000)}"]\n`,
  ],
  ['triggers that are not followed', replayed],
  ['stages on stages, with needs in each', chained],
  ['thousands of stages', file(4_000, (at) => `FROM debian:13 AS Stage${at}\nWORKDIR here${at}`)],
];

for (const [what, text] of shareable) {
  test(`the page of a report costs the same for ${what}`, async ({ request }) => {
    const answer = await request.get(await shared(request, text));
    const page = await answer.text();
    expect((await answer.body()).byteLength).toBeLessThan(mostBytes);
    expect(page).toContain('FROM');
    expect(page).toContain('id="L1"');
  });
}

test('every line of a long shared report is a link away without JavaScript', async ({ browser, request }) => {
  const text = `${file(12_000, (at) => `RUN echo ${at}`)}RUN constructor-of-nothing\nFOO\n`;
  const address = await shared(request, text);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.locator('#L1')).toContainText('FROM debian:13');
  // The line of a finding is there, far as it is, and so is how much is left out.
  await expect(page.locator('#L12003')).toContainText('FOO');
  await expect(page.locator('#L6000')).toHaveCount(0);
  await expect(page.getByText(/lines 201–12,000 left out/)).toBeVisible();

  const lines = page.getByRole('navigation', { name: 'Lines of the file' });
  await lines.getByRole('link', { name: 'On to lines 201–400' }).click();
  await expect(page.locator('#L201')).toContainText('RUN echo 199');
  await lines.getByLabel('Line').fill('6000');
  await lines.getByRole('button', { name: 'Show' }).click();
  await expect(page.locator('#L6000')).toContainText('RUN echo 5998');
  // From here the finding is elsewhere, and its link leads there.
  await page.locator('#finding-1').getByRole('link', { name: 'line 12003' }).click();
  await expect(page.locator('#L12003')).toContainText('FOO');
  await expect(page).toHaveURL(/lines=12003#L12003$/);
  await context.close();

  const whole = await request.get(`${address}/Dockerfile`);
  expect(whole.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(await whole.text()).toBe(text);
});

test('a link to a line opens the window that has it', async ({ page, request }) => {
  const address = await shared(
    request,
    file(12_000, (at) => `RUN echo ${at}`),
  );
  await page.goto(`${address}#L9000`);
  await expect(page.locator('#L9000')).toBeInViewport();
  await expect(page.locator('#L9000')).toContainText('RUN echo 8998');
  await page.goto(`${address}#L99999`);
  await expect(page.locator('#L12001')).toBeVisible();
});

test('a long line is cut where that is seen, and the whole is a link away', async ({ page, request }) => {
  const address = await shared(request, `FROM debian:13\nENV A=${'x'.repeat(100_000)}\nCMD ["/a"]\n`);
  await page.goto(address);
  const more = page.locator('#L2').getByRole('link', { name: '… and 99,006 more characters' });
  await expect(more).toHaveAttribute('href', `${address}/Dockerfile`);
  await expect(page.locator('#L3')).toContainText('CMD');
});

test('pointing at a finding of a later page lights its line', async ({ page, request }) => {
  const address = await shared(
    request,
    file(300, (at) => `COPY --from=image-${at} ../a${at} b`),
  );
  await page.goto(address);
  const pages = page.getByRole('navigation', { name: 'Pages of the findings' });
  await pages.getByRole('link', { name: 'Page 2 of the findings' }).click();
  await expect(page).toHaveURL(/findings=2/);
  const finding = page.locator('[id^="finding-"]').first();
  expect(await finding.getAttribute('id')).not.toBe('finding-1');
  const href = await finding.getByRole('link', { name: /^line/ }).first().getAttribute('href');
  await finding.hover();
  await expect(page.locator(`#${href?.split('#')[1]}`)).toHaveAttribute('data-lit', '');
});
