import { createReadStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { renderJson } from '../lib/render/json';
import { readSettings } from '../lib/settings/settings';
import type { Engine } from '../lib/store/engine';
import { exportLines, ImportError, importLines } from '../lib/store/moving';
import { openEngine } from '../lib/store/open';
import { type Stats, statsOf } from '../lib/store/stats';
import { isStoreError } from '../lib/store/store-error';
import { expiringNow } from '../lib/store/writes';
import { grouped } from '../lib/text/grouped';
import { InputError } from './input-error';

type Place = { readonly data?: string; readonly database?: string };

/** What is done with the reports as a whole, beside the server that keeps them. */
export function addStoreCommand(program: Command): void {
  const store = program.command('store').description('move, count and tidy the shared reports');

  withPlace(store.command('export'))
    .description('print all reports and what is known of those that are gone, as lines of JSON')
    .action((place: Place) =>
      inStore(place, 'found', async (engine) => {
        const damaged = (id: string) => {
          process.stderr.write(`plinth: the report ${id} is damaged and left out\n`);
          process.exitCode = 1;
        };
        await pipeline(Readable.from(exportLines(engine, damaged)), process.stdout, { end: false });
      }),
    );

  withPlace(store.command('import').argument('<file>', 'an export, or - for standard input'))
    .description('take the reports of an export; those that are there already stay')
    .action((file: string, place: Place) =>
      inStore(place, 'made', async (engine) => {
        const { reports, gone } = await importLines(engine, linesOf(file));
        process.stdout.write(`${grouped(reports)} reports, and ${grouped(gone)} that are gone\n`);
      }),
    );

  withPlace(store.command('stats'))
    .description('count the reports and say how much room they take')
    .option('--json', 'as JSON')
    .action((asked: Place & { readonly json?: boolean }) =>
      inStore(asked, 'found', async (engine) => {
        const stats = await statsOf(engine);
        process.stdout.write(asked.json === true ? renderJson(stats) : table(stats));
      }),
    );

  withPlace(store.command('vacuum'))
    .description(
      'remove what has expired and give the room of what is gone back to the disk; sharing waits meanwhile',
    )
    .action((place: Place) =>
      inStore(place, 'found', async (engine) => {
        const before = await engine.size();
        await engine.write(expiringNow(new Date().toISOString()));
        await engine.compact();
        process.stdout.write(`${grouped(before)} bytes before, ${grouped(await engine.size())} after\n`);
      }),
    );
}

async function* linesOf(file: string): AsyncGenerator<string> {
  if (file !== '-' && !existsSync(file)) throw new InputError(`${file}: there is no such file`);
  const input = file === '-' ? process.stdin : createReadStream(file);
  let rest = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const [first = '', ...more] = String(chunk).split('\n');
    rest += first;
    for (const next of more) {
      yield rest;
      rest = next;
    }
  }
  if (rest !== '') yield rest;
}

function withPlace(command: Command): Command {
  return command
    .option('--data <folder>', 'the folder of the reports; default: PLINTH_DATA_DIR, or .plinth')
    .option('--database <url>', 'the PostgreSQL database of the reports; default: DATABASE_URL');
}

/** Opens what is named: a folder that is named is meant, whatever database the variables name. */
async function inStore(
  { data, database }: Place,
  folderIs: 'found' | 'made',
  work: (engine: Engine) => Promise<void>,
): Promise<void> {
  if (data !== undefined && database !== undefined)
    throw new InputError('give --data or --database, not both');
  const read = readSettings({
    DATABASE_URL: data === undefined ? database || process.env.DATABASE_URL : undefined,
    PLINTH_DATA_DIR: data || process.env.PLINTH_DATA_DIR,
  });
  if (read.kind === 'faults') throw new InputError(read.faults.join('; '));
  const { DATABASE_URL: url, PLINTH_DATA_DIR } = read.settings;
  const folder = resolve(PLINTH_DATA_DIR);
  if (url === undefined && folderIs === 'found' && !existsSync(join(folder, 'plinth.sqlite')))
    throw new InputError(`${folder}: no reports are kept here`);
  try {
    const engine = await openEngine({ folder, url, mostBytes: Number.POSITIVE_INFINITY });
    try {
      await work(engine);
    } finally {
      await engine.close();
    }
  } catch (error) {
    if (error instanceof ImportError || isStoreError(error)) throw new InputError(error.message);
    throw error;
  }
}

function table({ reports, expiring, deleted, expired, oldest, newest, bytes }: Stats): string {
  const rows = [
    ['reports', grouped(reports)],
    ['that expire', grouped(expiring)],
    ['deleted', grouped(deleted)],
    ['expired', grouped(expired)],
    ['oldest', oldest ?? 'none'],
    ['newest', newest ?? 'none'],
    ['bytes on disk', grouped(bytes)],
  ] as const;
  return rows.map(([name, value]) => `${name.padEnd(14)}${value}\n`).join('');
}
