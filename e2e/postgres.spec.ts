import { expect, test } from '@playwright/test';
import { hasPostgres, type Postgres, startPostgres } from '../lib/store/testing/postgres';
import { freePort, type Started, startServer, untilReady } from './server';
import { goOn } from './texts';

let postgres: Postgres;
let url = '';
let servers: Started[] = [];
test.skip(!hasPostgres, 'There is no PostgreSQL here');
test.beforeAll(async () => {
  postgres = await startPostgres();
});
test.afterAll(() => postgres.remove());
test.beforeEach(async () => {
  url = await postgres.database();
  servers = [];
});
test.afterEach(() => Promise.all(servers.map((server) => server.stop())));

/** A server that keeps no file; all that are started at once wait for one another's tables. */
async function start(environment: Readonly<Record<string, string>> = {}): Promise<Started> {
  const server = startServer({
    port: await freePort(),
    dataFolder: '/dev/null/none',
    environment: { DATABASE_URL: url, ...environment },
  });
  servers.push(server);
  return server;
}

async function share(server: Started, more: object = {}) {
  const answer = await fetch(`${server.url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dockerfile: goOn('scratch'), ...more }),
  });
  expect(answer.status).toBe(201);
  return answer.json();
}

test('two servers on one database: made by one, opened and deleted through the other', async ({ page }) => {
  test.setTimeout(120_000);
  const [one, two] = await Promise.all([start(), start()]);
  await Promise.all([untilReady(one), untilReady(two)]);
  const { id, deleteToken } = await share(one);
  await page.goto(`${two.url}/r/${id}`);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Will not start');
  const text = await (await fetch(`${two.url}/api/reports/${id}`)).text();
  expect(JSON.parse(text).source.text).toBe(goOn('scratch'));
  expect(await (await fetch(`${one.url}/api/reports/${id}`)).text()).toBe(text);
  // Kept by the one that made it as well.
  expect((await fetch(`${one.url}/r/${id}`)).status).toBe(200);

  const deleted = await fetch(`${two.url}/api/reports/${id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${deleteToken}` },
  });
  expect(deleted.status).toBe(204);
  for (const { url: address } of [one, two]) {
    for (const path of [`/r/${id}`, `/api/reports/${id}`, `/r/${id}/Dockerfile`]) {
      const answer = await fetch(address + path);
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain('deleted by its author');
    }
  }
  expect(await postgres.ask(url, 'select count(*)::int from report')).toEqual([{ count: 0 }]);
});

test('what has expired is removed by whichever server comes first on the day', async () => {
  test.setTimeout(120_000);
  const one = await start();
  await untilReady(one);
  const { id, expiresAt } = await share(one, { expires: 7 });
  expect(expiresAt).toBe('2026-11-30T12:00:00.000Z');
  const kept = await share(one);
  const two = await start({ PLINTH_TODAY: '2026-12-01' });
  await untilReady(two);
  await expect.poll(() => postgres.ask(url, 'select id from report')).toEqual([{ id: kept.id }]);
  for (const path of [`/r/${id}`, `/api/reports/${id}`]) {
    const answer = await fetch(one.url + path);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('expired on 2026-11-30');
  }
});

test('of two servers on one database a client has one share, whatever it says to either', async () => {
  test.setTimeout(120_000);
  const limit = { PLINTH_REPORTS_PER_HOUR: '4' };
  const [one, two] = await Promise.all([start(limit), start({ ...limit, PLINTH_TRUSTED_PROXIES: '1' })]);
  await Promise.all([untilReady(one), untilReady(two)]);
  const ask = (server: Started, from: string, body = goOn('scratch')) =>
    fetch(`${server.url}/api/reports`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'x-forwarded-for': from },
      body,
    });
  const six = <T>(make: (nth: number) => T) => Array.from({ length: 6 }, (_, nth) => make(nth));
  const stored = async (asked: readonly Promise<Response>[]) => {
    const answers = await Promise.all(asked);
    for (const { status, headers } of answers)
      if (status !== 201)
        expect([status, Number(headers.get('retry-after'))]).toEqual([429, expect.closeTo(900, -2)]);
    return answers.filter(({ status }) => status === 201).length;
  };
  // What nothing is stored of does not count.
  for (const nth of [1, 2, 3]) expect((await ask(one, `10.0.0.${nth}`, ' ')).status).toBe(400);
  const direct = six((nth) => ask(one, `10.1.0.${nth}`));
  // The proxy in front of the other says that it was the same machine.
  const proxied = six((nth) => ask(two, `10.2.0.${nth}, 127.0.0.1`));
  expect(await stored([...direct, ...proxied])).toBe(4);
  expect(await stored(six((nth) => ask(two, `10.3.0.${nth}, 2001:db8:1:2::${nth}`)))).toBe(4);

  const again = await start(limit);
  await untilReady(again);
  expect((await ask(again, '10.4.0.1')).status).toBe(429);
  const kept = JSON.stringify(await postgres.ask(url, 'select * from rate'));
  expect(kept.match(/[0-9a-f]{64}/g)).toHaveLength(2);
  expect(kept).not.toMatch(/127\.0\.0\.1|2001:db8/);
});

test('a database that is away: 503 in words, and all is well once it is back', async ({ page }) => {
  test.skip(Boolean(process.env.PLINTH_TEST_DATABASE_URL), 'a server that was given is not ended');
  test.setTimeout(120_000);
  const one = await start();
  await untilReady(one);
  const { id } = await share(one);
  await postgres.kill();
  try {
    const opened = await page.goto(`${one.url}/r/${id}`);
    expect(opened?.status()).toBe(503);
    await expect(page.getByText('The report cannot be read now')).toBeVisible();
    for (const path of ['/readyz', '/api/health', `/api/reports/${id}`]) {
      await expect.poll(async () => (await fetch(one.url + path)).status).toBe(503);
    }
    const refused = await fetch(`${one.url}/api/reports`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'FROM scratch',
    });
    expect([refused.status, (await refused.json()).code]).toEqual([503, 'unavailable']);
    expect((await fetch(`${one.url}/analyze`)).status).toBe(200);
  } finally {
    await postgres.start();
  }
  await expect.poll(async () => (await fetch(`${one.url}/readyz`)).status).toBe(200);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Will not start');
  await share(one);
});
