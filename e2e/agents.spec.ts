import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, test } from '@playwright/test';
import { freePort, startServer, untilReady } from './server';

/** As a client of the protocol sends it. */
const sent = { accept: 'application/json, text/event-stream', 'content-type': 'application/json' };
const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };

async function connected(address: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', address)));
  return client;
}

test('an agent is answered over HTTP', async ({ baseURL }) => {
  const client = await connected(baseURL ?? '');
  expect((await client.listTools()).tools).toHaveLength(6);
  const analyzed = await client.callTool({
    name: 'analyze_dockerfile',
    arguments: { dockerfile: 'FROM scratch\nCMD /app\n' },
  });
  expect(analyzed).toMatchObject({ structuredContent: { verdict: 'will-not-start' } });
  const moved = await client.callTool({
    name: 'rewrite_dockerfile',
    arguments: { dockerfile: 'FROM node:20\nCMD ["node", "a.js"]\n', to: 'smallest' },
  });
  expect(moved).toMatchObject({ structuredContent: { plans: [{ isProved: true }] } });
  const explained = await client.callTool({
    name: 'explain_rule',
    arguments: { message: 'exec /app: no such file or directory' },
  });
  expect(explained).toMatchObject({
    structuredContent: {
      rules: expect.arrayContaining([expect.objectContaining({ link: expect.any(String) })]),
    },
  });
  const wrong = await client.callTool({ name: 'analyze_dockerfile', arguments: { dockerfile: '' } });
  expect(wrong).toMatchObject({ isError: true, content: [{ text: expect.stringMatching(/is empty/) }] });
  const { contents } = await client.readResource({ uri: 'plinth://images/debian-trixie' });
  expect(contents).toMatchObject([{ mimeType: 'text/markdown', text: expect.stringMatching(/^# /) }]);
  await client.close();
});

test('what is no message is refused in the form of the protocol', async ({ request }) => {
  const post = (data: string, headers = {}) =>
    request.post('/mcp', { headers: { ...sent, ...headers }, data: Buffer.from(data) });
  const answers = [
    { answer: await post('no JSON'), status: 400, code: -32_700 },
    { answer: await post('[]]'), status: 400, code: -32_700 },
    {
      answer: await post(JSON.stringify(Array.from({ length: 21 }, () => ping))),
      status: 400,
      code: -32_600,
    },
    { answer: await post(`${'['.repeat(100)}${']'.repeat(100)}`), status: 400, code: -32_600 },
    { answer: await post(`"${'x'.repeat(7 * 1024 * 1024)}"`), status: 413, code: -32_600 },
    { answer: await post('{"jsonrpc":"1.0"}'), status: 400, code: -32_700 },
    {
      answer: await request.get('/mcp', { headers: { accept: 'text/event-stream' } }),
      status: 405,
      code: -32_600,
    },
  ];
  for (const { answer, status, code } of answers) {
    expect(answer.status()).toBe(status);
    expect(await answer.json()).toMatchObject({ jsonrpc: '2.0', error: { code } });
  }
  expect((await request.get('/mcp')).headers().allow).toContain('POST');
  expect((await request.delete('/mcp')).status()).toBe(405);
  expect((await post(JSON.stringify(ping), { 'content-type': 'text/plain' })).status()).toBe(415);
  expect((await post(JSON.stringify(ping), { accept: 'text/html' })).status()).toBe(406);
  expect((await post(JSON.stringify(ping))).status()).toBe(200);
  const notification = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' });
  expect((await post(notification)).status()).toBe(202);
});

test('pages of other sites may not ask, even where their name points here', async ({ request, baseURL }) => {
  const { host } = new URL(baseURL ?? '');
  const askedFrom = async (headers: Readonly<Record<string, string>>) =>
    (await request.post('/mcp', { headers: { ...sent, ...headers }, data: ping })).status();
  expect(await askedFrom({ origin: `http://${host}` })).toBe(200);
  expect(await askedFrom({ origin: 'https://evil.example' })).toBe(403);
  expect(await askedFrom({ origin: 'http://evil.example', host: 'evil.example' })).toBe(403);
  expect(await askedFrom({ origin: 'null' })).toBe(403);
});

test('agents have no more analyses than others, and links to pages where the server has an address', async () => {
  test.setTimeout(180_000);
  const dataFolder = mkdtempSync(join(tmpdir(), 'plinth-agents-'));
  const server = startServer({
    port: await freePort(),
    dataFolder,
    environment: { PLINTH_ANALYSES_PER_MINUTE: '2', PLINTH_PUBLIC_URL: 'https://plinth.example' },
  });
  try {
    await untilReady(server);
    const client = await connected(server.url);
    const analyzed = () =>
      client.callTool({ name: 'analyze_dockerfile', arguments: { dockerfile: 'FROM scratch\nCMD /app\n' } });
    expect(JSON.stringify(await analyzed())).toContain(
      'https://plinth.example/rules/command-without-shell.md',
    );
    await analyzed();
    const third = await analyzed();
    expect(third).toMatchObject({
      isError: true,
      content: [{ text: expect.stringMatching(/Try again in/) }],
    });
    const found = await client.callTool({ name: 'find_base_images', arguments: { words: 'debian' } });
    expect(found.isError).toBeUndefined();
    await client.close();
  } finally {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
