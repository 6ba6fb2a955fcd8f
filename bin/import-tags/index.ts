import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openHistory } from '../../lib/catalog/tag-history';
import { hashOf, rowsOf } from '../../lib/catalog/tag-rows';
import type { TagTable } from '../../lib/catalog/tags';
import { writeTags } from '../import-facts/write';
import { readHistory } from './history';
import { pack } from './pack';

const usage = 'usage: import-tags <folder of histories> <their last day> [<data folder>]';

/** Writes `data/tag-history`, and into `data/tags` that there is one: `npx tsx bin/import-tags/index.ts <folder> <day>`. */
function main(histories: string | undefined, until: string | undefined, dataFolder = 'data'): void {
  if (histories === undefined || until === undefined) throw new Error(usage);
  const folder = join(dataFolder, 'tags');
  mkdirSync(join(dataFolder, 'tag-history'), { recursive: true });
  for (const name of readdirSync(histories).sort()) {
    if (!name.endsWith('.tsv')) continue;
    const repository = basename(name, '.tsv');
    const read = readHistory(readFileSync(join(histories, name), 'utf8'));
    const packed = pack(repository, until, read);
    if (hashOf(rowsOf(openHistory(packed))) !== hashOf(read))
      throw new Error(`${repository}: what is packed is not what was read`);
    const { bases, ...head } = packed;
    const lines = Object.entries(bases).map(
      ([base, spans]) => `    ${JSON.stringify(base)}: ${JSON.stringify(spans)}`,
    );
    const heads = Object.entries(head).map(
      ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    );
    writeFileSync(
      join(dataFolder, 'tag-history', `${repository}.json`),
      `{\n${heads.join(',\n')},\n  "bases": {\n${lines.join(',\n')}\n  }\n}\n`,
    );
    const path = join(folder, `${repository}.json`);
    const table: TagTable = existsSync(path)
      ? JSON.parse(readFileSync(path, 'utf8'))
      : { repository, aliases: [] };
    writeTags(folder, { ...table, history: { rows: read.length, hash: hashOf(read) } });
  }
}

main(process.argv[2], process.argv[3], process.argv[4]);
