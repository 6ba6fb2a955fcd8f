import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqliteStore } from '../lib/store/sqlite';
import { hasPostgres, type Postgres, startPostgres } from '../lib/store/testing/postgres';
import { forEver, sampleRow } from '../lib/store/testing/sample-report';

const program = fileURLToPath(new URL('plinth.ts', import.meta.url));

let postgres: Postgres;
let folder = '';
beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'plinth-cli-'));
  const store = await openSqliteStore(join(folder, 'from'));
  for (let nth = 0; nth < 60; nth += 1) await store.putReport(sampleRow(`report ${nth}`), forEver);
  await store.close();
}, 60_000);
afterAll(async () => {
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

type Ended = { readonly code: number; readonly out: string; readonly said: string };

function plinth(rest: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const options = { env: { ...process.env, ...variables }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, 'store', ...rest], options, (error, out, said) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, said }),
    );
  });
}

test.runIf(hasPostgres)(
  'the reports of a folder move into a database and are counted there',
  async () => {
    const url = await postgres.database();
    const exported = await plinth(['export', '--data', join(folder, 'from')]);
    expect(exported.code).toBe(0);
    expect(exported.out.split('\n')).toHaveLength(63);
    const file = join(folder, 'export');
    await writeFile(file, exported.out);
    const imported = await plinth(['import', file], { DATABASE_URL: url });
    expect(imported).toEqual({ code: 0, out: '60 reports, and 0 that are gone\n', said: '' });
    const counted = await plinth(['stats', '--json', '--database', url]);
    expect(JSON.parse(counted.out)).toMatchObject({ reports: 60, deleted: 0 });
    expect((await plinth(['stats', '--data', join(folder, 'from')])).out).toMatch(/^reports +60$/m);
    expect((await plinth(['vacuum', '--database', url])).out).toMatch(/^[\d,]+ bytes before, [\d,]+ after$/m);
  },
  120_000,
);

test.each([
  [['export', '--data', '/nowhere/at/all'], /\/nowhere\/at\/all: no reports are kept here/],
  [['stats', '--data', 'a', '--database', 'b'], /give --data or --database, not both/],
  [
    ['stats', '--database', 'postgres://nobody:hidden@127.0.0.1:1/none'],
    /The report database cannot be used now/,
  ],
  [
    ['stats', '--database', 'mysql://nobody:hidden@127.0.0.1/none'],
    /DATABASE_URL must be an address such as/,
  ],
  [['import', '/nowhere', '--data', '/dev/null/x'], /Reports cannot be kept in/],
] as const)('%j is refused in words', async (rest, sentence) => {
  const { code, said } = await plinth(rest);
  expect(code).toBe(2);
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/hidden|\bat .+:\d+:\d+/);
});
