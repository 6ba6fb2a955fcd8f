import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { openStore, type Place } from '../lib/store/open';
import { hasPostgres, isOwnPostgres, startPostgres } from '../lib/store/testing/postgres';
import { at, textIn } from '../lib/store/testing/sample-report';
import { freePort } from './server';

const root = fileURLToPath(new URL('..', import.meta.url));
const kills = 50;
/** Of those, so many are between two of the database. */
const killsOfServers = 5;
/** Started and killed beside one another, on the same reports: while one starts, another is under load. */
const lanes = 3;
const clients = 4;
/** Of load before a kill, in milliseconds. */
const loads = [60, 300, 20, 150, 400, 5, 200, 100];

type Acknowledged = Map<string, string>;

/** A start costs the processor two seconds. Other programs may want it as well. */
test.describe.configure({ timeout: 15 * 60_000 });

/** The server itself, without what starts it and would have to be killed as well. */
function startServing(port: number, place: Place): ChildProcess {
  return spawn(process.execPath, ['bin/serve/start.mjs', String(port), '127.0.0.1'], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PLINTH_DIST_DIR: '.next-test',
      PLINTH_PRACTICE: '0',
      PLINTH_WORKERS: '1',
      PLINTH_REPORTS_PER_HOUR: '0',
      PLINTH_DATA_DIR: place.folder,
      DATABASE_URL: place.url ?? '',
    },
  });
}

/** Shares one report; what has no whole answer was not acknowledged. */
async function share(url: string, text: string, acknowledged: Acknowledged): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/reports`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: text,
    });
    if (answer.status !== 201) return false;
    acknowledged.set((await answer.json()).id, text);
    return true;
  } catch {
    return false;
  }
}

/** Starts a server, loads it once it answers, kills it; how many it had acknowledged then. */
async function serveAndKill(
  nth: number,
  port: number,
  place: Place,
  acknowledged: Acknowledged,
): Promise<number> {
  const url = `http://127.0.0.1:${port}`;
  const before = acknowledged.size;
  const server = startServing(port, place);
  const ended = once(server, 'exit');
  try {
    while (!(await share(url, `FROM scratch\n# first of ${nth}\n`, acknowledged))) {
      expect(server.exitCode).toBeNull();
      await wait(50);
    }
    let isOver = false;
    const load = Array.from({ length: clients }, async (_, client) => {
      for (let count = 0; !isOver; count += 1)
        await share(url, `FROM scratch\n# ${nth} ${client} ${count}\n`, acknowledged);
    });
    await wait(loads[nth % loads.length]);
    server.kill('SIGKILL');
    isOver = true;
    await Promise.all(load);
  } finally {
    server.kill('SIGKILL');
    await ended;
  }
  expect(server.signalCode).toBe('SIGKILL');
  return acknowledged.size - before;
}

/** `begun` is told of each server. */
async function killMany(
  place: Place,
  acknowledged: Acknowledged,
  begun: (nth: number) => void = () => {},
): Promise<void> {
  let nth = 0;
  const lane = async () => {
    const port = await freePort();
    while (nth < kills) {
      nth += 1;
      begun(nth);
      await serveAndKill(nth, port, place, acknowledged);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  expect(nth).toBe(kills);
}

async function expectAllKept(place: Place, acknowledged: Acknowledged): Promise<void> {
  expect(acknowledged.size).toBeGreaterThan(kills * 4);
  const store = await openStore(place);
  const lost: string[] = [];
  for (const [id, text] of acknowledged) if ((await textIn(store, id)) !== text) lost.push(id);
  expect(lost).toEqual([]);
  expect(await store.stateOf('A'.repeat(24), at)).toBeUndefined();
  await store.close();
}

test('a server that is killed many times under load loses no report that it has acknowledged, in a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-kills-'));
  const place = { folder, url: undefined, mostBytes: Number.POSITIVE_INFINITY };
  const acknowledged: Acknowledged = new Map();
  try {
    await killMany(place, acknowledged);
    await expectAllKept(place, acknowledged);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('nor in PostgreSQL, which is killed as well', async () => {
  test.skip(!hasPostgres, 'There is no PostgreSQL here');
  const postgres = await startPostgres();
  const place = {
    folder: '/dev/null/none',
    url: await postgres.database(),
    mostBytes: Number.POSITIVE_INFINITY,
  };
  const acknowledged: Acknowledged = new Map();
  let isOver = false;
  let begun = 0;
  let killed = 0;
  const killDatabase = async () => {
    for (let size = 0; ; size = acknowledged.size) {
      const isDue = () => begun >= (killed + 1) * killsOfServers && acknowledged.size > size + 20;
      while (!isOver && !isDue()) await wait(20);
      if (isOver) return;
      await postgres.kill();
      await postgres.start();
      killed += 1;
    }
  };
  try {
    const database = isOwnPostgres ? killDatabase() : undefined;
    await killMany(place, acknowledged, (nth) => (begun = nth));
    isOver = true;
    await database;
    if (isOwnPostgres) expect(killed).toBeGreaterThanOrEqual(kills / killsOfServers / 2);
    await expectAllKept(place, acknowledged);
  } finally {
    isOver = true;
    await postgres.remove();
  }
});
