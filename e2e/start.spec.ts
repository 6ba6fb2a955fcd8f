import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort, startServer, untilReady } from './server';
import { goOn } from './texts';

let folder = '';
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-start-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

async function share(url: string): Promise<{ id: string; url: string }> {
  const answer = await fetch(`${url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dockerfile: goOn('scratch') }),
  });
  expect(answer.status).toBe(201);
  return answer.json();
}

test('says its address, ends cleanly when asked, and has every report after a restart', async () => {
  const port = await freePort();
  const first = startServer({ port, dataFolder: join(folder, 'made') });
  await untilReady(first);
  expect(first.output()).toContain(`http://localhost:${port}`);
  const { id, url } = await share(first.url);
  expect(url).toBe(`${first.url}/r/${id}`);
  const before = await (await fetch(`${first.url}/api/reports/${id}`)).text();
  expect(await first.stop()).toBe(0);
  await expect(fetch(`${first.url}/api/health`)).rejects.toThrow();

  const second = startServer({ port, dataFolder: join(folder, 'made') });
  await untilReady(second);
  expect(await (await fetch(`${second.url}/api/reports/${id}`)).text()).toBe(before);
  expect(await second.stop('SIGINT')).toBe(0);
});

test('nothing goes on serving when the process that started it is killed', async () => {
  const server = startServer({ port: await freePort(), dataFolder: folder });
  await untilReady(server);
  server.child.kill('SIGKILL');
  await expect(async () => {
    await expect(fetch(`${server.url}/api/health`)).rejects.toThrow();
  }).toPass({ timeout: 30_000 });
});

test("two servers on one data folder see each other's reports", async () => {
  const one = startServer({ port: await freePort(), dataFolder: folder });
  const two = startServer({ port: await freePort(), dataFolder: folder });
  await Promise.all([untilReady(one), untilReady(two)]);
  const shared = await Promise.all([share(one.url), share(two.url), share(one.url)]);
  for (const { id } of shared) {
    for (const { url } of [one, two]) expect((await fetch(`${url}/api/reports/${id}`)).status).toBe(200);
  }
  await Promise.all([one.stop(), two.stop()]);
});

test('a taken port is said in a sentence, before anything is built', async () => {
  const port = await freePort();
  const other = createServer().listen({ host: '127.0.0.1', port });
  const started = startServer({ port, dataFolder: folder });
  const [code] = await new Promise<[number]>((resolve) =>
    started.child.on('close', (end) => resolve([end ?? -1])),
  );
  other.close();
  expect(code).toBe(1);
  expect(started.output().trim()).toBe(
    `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another: PORT=3001 npm start`,
  );
});

test('a port that is none is said in a sentence', async () => {
  const started = startServer({ port: 99_999, dataFolder: folder });
  expect(await started.stop('SIGCONT')).toBe(1);
  expect(started.output()).toMatch(/^PORT is "99999", which is not a port\..*$/m);
  expect(started.output()).not.toMatch(/\bat .+:\d+:\d+/);
});

test('a folder that cannot hold reports: analysis works, sharing says so', async () => {
  await writeFile(join(folder, 'file'), '');
  const server = startServer({ port: await freePort(), dataFolder: join(folder, 'file') });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await fetch(server.url).catch(() => undefined)) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const headers = { 'content-type': 'text/plain' };
  const analyzed = await fetch(`${server.url}/api/analyze`, {
    method: 'POST',
    headers,
    body: 'FROM scratch',
  });
  expect(analyzed.status).toBe(200);
  const shared = { method: 'POST', headers, body: 'FROM scratch' };
  for (const [code, answer] of [
    ['unavailable', await fetch(`${server.url}/api/reports`, shared)],
    ['unavailable', await fetch(`${server.url}/api/reports/${'A'.repeat(24)}`)],
    ['unhealthy', await fetch(`${server.url}/api/health`)],
  ] as const) {
    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ code });
    expect(text).not.toContain(folder);
  }
  await server.stop();
});
