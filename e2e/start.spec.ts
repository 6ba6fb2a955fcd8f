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
  expect(url).toBe(`/r/${id}`);
  const before = await (await fetch(`${first.url}/api/reports/${id}`)).text();
  expect(await first.stop()).toBe(0);
  await expect(fetch(`${first.url}/api/health`)).rejects.toThrow();

  const second = startServer({ port, dataFolder: join(folder, 'made') });
  await untilReady(second);
  expect(await (await fetch(`${second.url}/api/reports/${id}`)).text()).toBe(before);
  expect(await second.stop('SIGINT')).toBe(0);
});

test('asked to stop, it answers what it has taken, and every report it acknowledged is there', async () => {
  const server = startServer({
    port: await freePort(),
    dataFolder: folder,
    environment: { PLINTH_REPORTS_PER_HOUR: '0' },
  });
  await untilReady(server);
  await share(server.url);
  const acknowledged: string[] = [];
  const ends = { refused: 0, broken: 0 };
  let isAsked = false;
  const people = Array.from({ length: 8 }, async () => {
    for (;;) {
      const begun = isAsked;
      try {
        acknowledged.push((await share(server.url)).id);
      } catch (error) {
        // Refused is a connection that was not taken; broken one that was, and had no answer.
        if (begun || isRefusal(error)) ends.refused += 1;
        else ends.broken += 1;
        return;
      }
    }
  });
  await expect.poll(() => acknowledged.length).toBeGreaterThan(40);
  const long = fetch(`${server.url}/api/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: `FROM debian:trixie\n${'RUN apt-get update && apt-get install -y curl\n'.repeat(4000)}`,
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  isAsked = true;
  expect(await server.stop()).toBe(0);
  expect((await long).status).toBe(200);
  await Promise.all(people);
  expect(ends).toEqual({ refused: 8, broken: 0 });
  const again = startServer({ port: await freePort(), dataFolder: folder });
  await untilReady(again);
  for (const id of acknowledged) expect((await fetch(`${again.url}/api/reports/${id}`)).status).toBe(200);
  await again.stop();
});

/** Nobody has listened any more. */
function isRefusal(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

test('ready to be asked, it says so, and a metric of what it did', async () => {
  const server = startServer({ port: await freePort(), dataFolder: folder });
  await expect(async () => {
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' });
  }).toPass();
  expect(await (await fetch(`${server.url}/healthz`)).text()).toBe('ok\n');
  await share(server.url);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(/plinth_job_seconds_count\{job="share",outcome="done"\} 1\n/);
  expect(metrics).toMatch(/plinth_store_seconds_count\{call="putWithin",outcome="done"\} 1\n/);
  expect(metrics).toMatch(/plinth_requests_total\{route="\/api\/reports",method="POST",status="201"\} 1\n/);
  expect(metrics).toMatch(/plinth_pool_workers [12]\n/);
  expect(await server.stop()).toBe(0);
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  expect(lines.map(({ msg }) => msg)).toEqual(['listening', 'request', 'stopping', 'stopped']);
  expect(lines[1]).toMatchObject({ level: 'info', route: '/api/reports', method: 'POST', status: 201 });
});

test('so many reports and analyses for a client, and nobody has more by saying that he is another', async () => {
  const environment = { PLINTH_REPORTS_PER_HOUR: '2', PLINTH_ANALYSES_PER_MINUTE: '5' };
  const server = startServer({ port: await freePort(), dataFolder: folder, environment });
  await untilReady(server);
  const ask = (path: string, body: string, from: string) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'x-forwarded-for': from },
      body,
    });
  // What is refused does not count.
  for (let nth = 0; nth < 5; nth += 1)
    expect((await ask('/api/reports', ' ', `10.0.0.${nth}`)).status).toBe(400);
  for (const [nth, status] of [201, 201, 429].entries()) {
    const answer = await ask('/api/reports', goOn('scratch'), `10.1.0.${nth}`);
    expect(answer.status).toBe(status);
    if (status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(1700);
  }
  const statuses: number[] = [];
  for (let nth = 0; nth < 5; nth += 1) {
    const answer = await ask('/api/analyze', goOn('scratch'), `10.2.0.${nth}`);
    statuses.push(answer.status);
    if (answer.status === 429) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ code: 'too-many', title: 'Too many requests' });
    }
  }
  // Two of the five were those of the reports.
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  await server.stop();
});

test('wrong settings are said by their names, all of them, before anything is built', async () => {
  const environment = { PLINTH_WORKERS: '0', PLINTH_TRUSTED_PROXIES: 'nginx' };
  const started = startServer({ port: await freePort(), dataFolder: folder, environment });
  expect(await started.stop('SIGCONT')).toBe(1);
  expect(started.output().trim().split('\n')).toEqual([
    'PLINTH_TRUSTED_PROXIES must be a whole number from 0 to 16.',
    'PLINTH_WORKERS must be a whole number from 1 to 64.',
  ]);
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
