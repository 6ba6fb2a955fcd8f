import { request as httpRequest } from 'node:http';
import { expect, test } from '@playwright/test';
import { goOn, withSecrets } from './texts';

const json = { 'content-type': 'application/json' };
const plain = { 'content-type': 'text/plain' };
const mebibyte = 1024 * 1024;

type Case = {
  readonly name: string;
  readonly data: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly status: number;
  readonly code: string;
};

const refused: readonly Case[] = [
  { name: 'an empty file', data: ' \n', headers: plain, status: 400, code: 'empty' },
  { name: 'an empty dockerfile', data: '{"dockerfile":""}', status: 400, code: 'empty' },
  {
    name: 'a binary file',
    data: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]),
    headers: plain,
    status: 400,
    code: 'not-text',
  },
  {
    name: 'invalid UTF-8',
    data: Buffer.from([0x46, 0xc3, 0x28]),
    headers: plain,
    status: 400,
    code: 'not-text',
  },
  { name: 'JSON that is not JSON', data: '{"dockerfile": FROM', status: 400, code: 'not-json' },
  { name: 'an unknown field', data: '{"dockerfile":"FROM a","x":1}', status: 400, code: 'invalid-request' },
  {
    name: 'a bad platform',
    data: '{"dockerfile":"FROM a","platform":"pdp-11"}',
    status: 400,
    code: 'invalid-request',
  },
  {
    name: 'an unknown option',
    data: 'FROM a',
    headers: plain,
    query: '?x=1',
    status: 400,
    code: 'invalid-request',
  },
  {
    name: 'a form',
    data: 'a=b',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'unsupported-type',
  },
  {
    name: 'exactly 1 MiB',
    data: `FROM a\n#${'x'.repeat(mebibyte - 8)}`,
    headers: plain,
    status: 413,
    code: 'too-large',
  },
  {
    name: '9 MiB',
    data: `FROM a\n#${'x'.repeat(9 * mebibyte)}`,
    headers: plain,
    status: 413,
    code: 'too-large',
  },
  {
    name: '1 MiB in JSON',
    data: JSON.stringify({ dockerfile: `#${'x'.repeat(mebibyte)}` }),
    status: 413,
    code: 'too-large',
  },
];

for (const path of ['/api/analyze', '/api/reports', '/api/rewrite', '/api/secrets']) {
  for (const { name, data, headers = json, query = '', status, code } of refused) {
    test(`POST ${path} refuses ${name} with ${status}`, async ({ request }) => {
      // As bytes: a text would be quoted when the type is JSON.
      const answer = await request.post(path + query, { data: Buffer.from(data), headers });
      expect(answer.status()).toBe(status);
      expect(answer.headers()['content-type']).toContain('application/problem+json');
      const text = await answer.text();
      const body = JSON.parse(text);
      expect(body).toMatchObject({ type: 'about:blank', status, code });
      expect(body.detail).toMatch(/^[`A-Z].*\.$/s);
      expect(text).not.toMatch(/node_modules|\bat .+:\d+:\d+|\.next/);
    });
  }

  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
    test(`${method} ${path} is answered with 405 and what is allowed`, async ({ request }) => {
      const answer = await request.fetch(path, { method });
      expect(answer.status()).toBe(405);
      expect(answer.headers().allow).toContain('POST');
      expect(await answer.json()).toMatchObject({ code: 'method', status: 405 });
    });
  }
}

test('a body that claims to be small and goes on is cut off', async ({ baseURL }) => {
  const status = await new Promise<number | string>((resolve) => {
    const sending = httpRequest(`${baseURL}/api/analyze`, { method: 'POST', headers: plain }, (answer) => {
      resolve(answer.statusCode ?? 0);
      sending.destroy();
    });
    sending.on('error', (error) => resolve(error.message));
    let sent = 0;
    const timer = setInterval(() => {
      if (sending.destroyed || sent > 40) clearInterval(timer);
      else sending.write('x'.repeat(mebibyte / 8));
      sent += 1;
    }, 5);
  });
  expect(status).toBe(413);
});

test('JSON and the bare file give the same report', async ({ request }) => {
  const dockerfile = goOn('scratch');
  const fromJson = await request.post('/api/analyze', {
    data: { dockerfile, target: 'builder', buildArgs: { A: 'b=c' }, platform: 'linux/arm64' },
  });
  const fromPlain = await request.post('/api/analyze?target=builder&buildArg=A=b%3Dc&platform=linux/arm64', {
    data: dockerfile,
    headers: plain,
  });
  expect(fromJson.status()).toBe(200);
  const report = await fromJson.json();
  expect(await fromPlain.json()).toEqual(report);
  expect(report).toMatchObject({
    schemaVersion: 1,
    source: { text: dockerfile, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    options: { target: 'builder', buildArgs: { A: 'b=c' }, platform: 'linux/arm64' },
    engine: {
      version: expect.any(String),
      catalogRevision: expect.any(String),
      catalogDate: expect.any(String),
    },
  });
});

test('a target that is no stage still gives a report', async ({ request }) => {
  const answer = await request.post('/api/analyze', {
    data: { dockerfile: 'FROM alpine:3.22', target: 'nowhere' },
  });
  expect(answer.status()).toBe(200);
});

test('whatever is not a Dockerfile, but text, gives a report or a problem, never a failure', async ({
  request,
}) => {
  for (const dockerfile of [
    'hello',
    '{}',
    'FROM',
    'FROM ',
    '\\',
    '<<EOF',
    'RUN <<EOF',
    '\uFEFFFROM a',
    'FROM a\n\u2028',
    '\ud800',
    '$',
    'FROM ${',
    '`',
  ]) {
    const answer = await request.post('/api/analyze', { data: { dockerfile } });
    expect(answer.status(), JSON.stringify(dockerfile)).toBe(200);
  }
});

test('just under 1 MiB is analyzed', async ({ request }) => {
  const line = 'RUN echo "a line among many" && true\n';
  const dockerfile = `FROM alpine:3.22\n${line.repeat(Math.floor((mebibyte - 20) / line.length))}`;
  const answer = await request.post('/api/analyze', { data: dockerfile, headers: plain, timeout: 60_000 });
  expect(answer.status()).toBe(200);
});

test('sharing replaces secrets, says which, and stores nothing of them', async ({ request }) => {
  const listed = await request.post('/api/secrets', { data: { dockerfile: withSecrets } });
  expect(await listed.json()).toEqual({
    secrets: [
      expect.objectContaining({
        line: 2,
        column: 17,
        endLine: 2,
        what: 'password in ENV',
        masked: 'DB_PASSWORD=••••',
      }),
      expect.objectContaining({ line: 3, column: 15, endLine: 3, what: 'token in ARG' }),
    ],
    buildArgs: [],
    stored: {
      dockerfile: withSecrets
        .replace('hunter2-but-longer', 'plinth-redacted-password')
        .replace('d2f6a1b7c8e9', 'plinth-redacted-token'),
    },
  });

  const shared = await request.post('/api/reports', {
    data: { dockerfile: withSecrets, buildArgs: { API_KEY: 'd2f6a1b7c8e9' } },
  });
  expect(shared.status()).toBe(201);
  const body = await shared.json();
  expect(body).toMatchObject({
    id: expect.stringMatching(/^[A-Za-z0-9_-]{20,}$/),
    url: `/r/${body.id}`,
    redacted: [
      { line: 2, what: 'password in ENV' },
      { line: 3, what: 'token in ARG' },
    ],
    redactedBuildArgs: [{ name: 'API_KEY', what: 'key in a build argument' }],
    expiresAt: null,
    deleteUrl: `/r/${body.id}/delete?token=${body.deleteToken}`,
  });
  expect(shared.headers().location).toBe(`/r/${body.id}`);

  const text = await (await request.get(`/api/reports/${body.id}`)).text();
  expect(text).not.toMatch(/hunter2|d2f6a1b7c8e9/);
  expect(JSON.parse(text).source.text).toBe(
    withSecrets
      .replace('hunter2-but-longer', 'plinth-redacted-password')
      .replace('d2f6a1b7c8e9', 'plinth-redacted-token'),
  );
});

test('secrets stay when the user insists', async ({ request }) => {
  for (const share of [
    request.post('/api/reports', { data: { dockerfile: withSecrets, keepSecrets: true } }),
    request.post('/api/reports?keepSecrets=true', { data: withSecrets, headers: plain }),
  ]) {
    const { id, redacted } = await (await share).json();
    expect(redacted).toEqual([]);
    expect((await (await request.get(`/api/reports/${id}`)).json()).source.text).toBe(withSecrets);
  }
});

test('a stored report is the one that analysis gave, and who keeps it asks whether it is still there', async ({
  request,
}) => {
  const dockerfile = goOn('gcr.io/distroless/base-debian11');
  const analyzed = await (await request.post('/api/analyze', { data: { dockerfile } })).json();
  const { id } = await (await request.post('/api/reports', { data: { dockerfile } })).json();
  const answer = await request.get(`/api/reports/${id}`);
  expect(await answer.json()).toEqual(analyzed);
  expect(answer.headers()).toMatchObject({
    'cache-control': 'no-cache',
    etag: `"${id}"`,
    'last-modified': 'Mon, 23 Nov 2026 12:00:00 GMT',
  });
  const again = await request.get(`/api/reports/${id}`, { headers: { 'if-none-match': `"${id}"` } });
  expect(again.status()).toBe(304);
});

for (const id of [
  'A'.repeat(24),
  'x',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  `${'a'.repeat(3000)}`,
  "'%20or%201=1",
]) {
  test(`no report has the id ${id.slice(0, 30)}`, async ({ request }) => {
    const answer = await request.get(`/api/reports/${id}`);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).not.toMatch(/node_modules|\bat .+:\d+:\d+/);
  });
}

test('methods of a stored report, and addresses that are none', async ({ request }) => {
  const wrong = await request.put(`/api/reports/${'A'.repeat(24)}`);
  expect(wrong.status()).toBe(405);
  expect(wrong.headers().allow).toBe('GET, HEAD, DELETE, OPTIONS');
  const nowhere = await request.get('/api/nowhere/at/all');
  expect(nowhere.status()).toBe(404);
  expect(await nowhere.json()).toMatchObject({ code: 'not-found' });
});

test('health says which engine and catalog answer', async ({ request }) => {
  expect(await (await request.get('/api/health')).json()).toMatchObject({
    status: 'ok',
    catalogDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  });
});
