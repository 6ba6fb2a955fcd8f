import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newDeleteToken } from './delete-token';
import type { Engine } from './engine';
import { exportLines, importLines } from './moving';
import { openEngine } from './open';
import { statsOf } from './stats';
import { storeOn } from './store-on';
import { hasPostgres, kinds, type Postgres, startPostgres } from './testing/postgres';
import { at, forEver, sampleRow, textIn } from './testing/sample-report';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.remove(), 60_000);

let folder = '';
let engines: Engine[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-store-'));
  engines = [];
});
afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await rm(folder, { recursive: true, force: true });
});

async function open(kind: 'SQLite' | 'PostgreSQL'): Promise<Engine> {
  const url = kind === 'SQLite' ? undefined : await postgres.database();
  const place = { folder: join(folder, String(engines.length)), url, mostBytes: Number.POSITIVE_INFINITY };
  const engine = await openEngine(place);
  engines.push(engine);
  return engine;
}

async function linesIn(engine: Engine, damaged: (id: string) => void = () => {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(engine, damaged)) lines.push(line.trimEnd());
  return lines;
}

const taken = (engine: Engine, lines: readonly string[]) => importLines(engine, Readable.from(lines));

/** More than one part of rows, short and long, with all terms there are, and some that are gone. */
async function fill(engine: Engine): Promise<{ mine: { id: string; token: string }; deleted: string }> {
  const store = storeOn(engine);
  const { token, hash } = newDeleteToken();
  for (let nth = 0; nth < 120; nth += 1)
    await store.putReport(sampleRow(`FROM scratch\n# ${nth} 🧱\n`.repeat(1 + (nth % 7) ** 4)), forEver);
  const id = await store.putReport(sampleRow('mine'), {
    createdAt: at,
    expiresAt: '2027-02-21T12:00:00.000Z',
    tokenHash: hash,
  });
  await store.putReport(sampleRow('early'), { ...forEver, expiresAt: '2026-11-24T00:00:00.000Z' });
  const deleted = await store.putReport(sampleRow('deleted'), { ...forEver, tokenHash: hash });
  await store.deleteReport(deleted, token, at);
  await store.removeExpired('2026-11-25T00:00:00.000Z');
  return { mine: { id, token }, deleted };
}

test.runIf(hasPostgres).each([
  ['SQLite', 'PostgreSQL'],
  ['PostgreSQL', 'SQLite'],
] as const)('everything moves from %s to %s and back without loss', async (from, to) => {
  const [first, second, third] = [await open(from), await open(to), await open(from)];
  const { mine, deleted } = await fill(first);
  const lines = await linesIn(first);
  expect(await taken(second, lines)).toEqual({ reports: 121, gone: 2 });
  expect(await taken(third, await linesIn(second))).toEqual({ reports: 121, gone: 2 });
  // The order of ids is that of each database.
  const sorted = [...lines].sort();
  expect([...(await linesIn(second))].sort()).toEqual(sorted);
  expect([...(await linesIn(third))].sort()).toEqual(sorted);

  const store = storeOn(second);
  expect(await textIn(store, mine.id)).toBe('mine');
  expect(await store.stateOf(deleted, at)).toEqual({ kind: 'deleted', at });
  expect(await store.stateOf(mine.id, '2027-02-21T12:00:00.000Z')).toMatchObject({ kind: 'expired' });
  expect(await store.deleteReport(mine.id, mine.token, at)).toEqual({ kind: 'done' });
  const { bytes, ...counts } = await statsOf(second);
  expect(bytes).toBeGreaterThan(10_000);
  expect(counts).toEqual({ reports: 120, expiring: 0, deleted: 2, expired: 1, oldest: at, newest: at });
});

test.runIf(hasPostgres)(
  'taken twice nothing changes, and what was deleted on either side is deleted',
  async () => {
    const [first, second] = [await open('SQLite'), await open('PostgreSQL')];
    const { mine } = await fill(first);
    const before = await linesIn(first);
    await taken(second, before);
    await taken(second, before);
    expect((await linesIn(second)).length).toBe(before.length);
    await storeOn(first).deleteReport(mine.id, mine.token, at);
    await taken(second, await linesIn(first));
    await taken(first, before);
    for (const engine of [first, second])
      expect(await storeOn(engine).stateOf(mine.id, at)).toEqual({ kind: 'deleted', at });
  },
);

test('what is no whole export is refused with the line', async () => {
  const [first, second] = [await open('SQLite'), await open('SQLite')];
  await fill(first);
  const lines = await linesIn(first);
  const [head = '', one = ''] = lines;
  const changed = one.replace(/"sha256":"./, '"sha256":"g');
  const damaged = one.replace(/"body":"..../, '"body":"AAAA');
  for (const [given, message] of [
    [[], /^line 0: the end is missing/],
    [['somebody else wrote this'], /^line 1: this is no export/],
    [['{"plinth":"reports","version":2}'], /^line 1: this is no export/],
    [lines.slice(0, -1), /the end is missing/],
    [[...lines.slice(0, 5), ...lines.slice(6)], /lines are missing/],
    [[...lines, one], /nothing comes after the end/],
    [[head, changed], /^line 2: it is not understood/],
    [[head, damaged], /^line 2: the report .* is damaged/],
    [[head, one.slice(0, 50)], /^line 2: it is not understood/],
  ] as const)
    await expect(taken(second, given)).rejects.toThrow(message);
});

test.runIf(hasPostgres)('a report that is damaged is named and left out, and all others move', async () => {
  const [first, second] = [await open('SQLite'), await open('PostgreSQL')];
  const { mine } = await fill(first);
  await first.write({
    statements: (database) => [
      database.updateTable('report').set({ encoding: 'gzip' }).where('id', '=', mine.id).compile(),
    ],
    find: (database) => database.selectFrom('report').select('id').compile(),
  });
  const damaged: string[] = [];
  const lines = await linesIn(first, (id) => damaged.push(id));
  expect(damaged).toEqual([mine.id]);
  expect(await taken(second, lines)).toEqual({ reports: 120, gone: 2 });
});

test.each(kinds)('%s gives room back when it is made compact', async (kind) => {
  const engine = await open(kind);
  const store = storeOn(engine);
  const { token, hash } = newDeleteToken();
  const ids: string[] = [];
  for (let nth = 0; nth < 40; nth += 1) {
    const text = Array.from({ length: 4000 }, () => Math.random()).join('\n');
    ids.push(await store.putReport(sampleRow(text), { ...forEver, tokenHash: hash }));
  }
  const before = await engine.size();
  for (const id of ids.slice(1)) await store.deleteReport(id, token, at);
  await engine.compact();
  expect(await engine.size()).toBeLessThan(before / 4);
  expect(await store.stateOf(ids[0] ?? '', at)).toEqual({ kind: 'stored' });
});
