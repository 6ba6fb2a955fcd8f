import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TagTable } from '../../lib/catalog/tags';
import { writeTags } from '../import-facts/write';
import { readHistory } from './history';
import { versionsOf } from './versions';

/**
 * Adds to `data/tags` when full versions stopped being listed, and what they stood on last:
 * `tsx bin/import-tags/index.ts <folder of tag histories> [<data folder>]`.
 */
function main(histories: string | undefined, dataFolder = 'data'): void {
  if (histories === undefined) throw new Error('usage: import-tags <folder of histories> [<data folder>]');
  const folder = join(dataFolder, 'tags');
  for (const name of readdirSync(histories).sort()) {
    if (!name.endsWith('.tsv')) continue;
    const repository = basename(name, '.tsv');
    const versions = versionsOf(repository, readHistory(readFileSync(join(histories, name), 'utf8')));
    const path = join(folder, `${repository}.json`);
    const table: TagTable = existsSync(path)
      ? JSON.parse(readFileSync(path, 'utf8'))
      : { repository, lines: [], aliases: [], removed: [] };
    if (versions.length > 0) writeTags(folder, { ...table, versions });
  }
}

main(process.argv[2], process.argv[3]);
