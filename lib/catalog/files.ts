import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AbsentTable } from './absent';
import type { WholeCatalog } from './catalog';
import { buildCatalog } from './catalog';
import type { FamilyFile } from './family';
import type { LanguagePrograms } from './language-programs';
import type { LookAlikeTable } from './look-alike';
import type { PackageTable } from './packages';
import type { Product } from './releases';
import type { TagTable } from './tags';

/** The door to the data folder: the only file of `lib/catalog` that reads from disk. */

const read = new Map<string, WholeCatalog>();

/**
 * Reads `families`, `releases`, `tags`, `packages`, `absent`, `look-alikes` and `programs` of the data once per folder and process.
 * The files are taken at their word here; `npm run data:check` and the tests hold them to their schemas.
 */
export function readCatalog(dataFolder: string = join(process.cwd(), 'data')): WholeCatalog {
  const before = read.get(dataFolder);
  if (before !== undefined) return before;
  const families: FamilyFile[] = readFolder(join(dataFolder, 'families')).map(({ content }) => content);
  const products: Product[] = readFolder(join(dataFolder, 'releases')).map(({ content }) => content);
  const tables: TagTable[] = readFolder(join(dataFolder, 'tags')).map(({ content }) => content);
  // A folder of somebody's own may do without: then nothing is known of what packages and languages bring,
  // or what is missing,
  // and no name is taken for another.
  const packages: PackageTable[] = readFolderIfThere(join(dataFolder, 'packages'));
  const absent: AbsentTable[] = readFolderIfThere(join(dataFolder, 'absent'));
  const lookAlikes: LookAlikeTable[] = readFolderIfThere(join(dataFolder, 'look-alikes'));
  const programs: LanguagePrograms[] = readFolderIfThere(join(dataFolder, 'programs'));
  const catalog = buildCatalog(families, products, tables, packages, absent, lookAlikes, programs);
  read.set(dataFolder, catalog);
  return catalog;
}

function readFolderIfThere(folder: string) {
  return existsSync(folder) ? readFolder(folder).map(({ content }) => content) : [];
}

/** Every JSON file of a folder, parsed but not checked, in the order of their names. */
export function readFolder(folder: string) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, content: JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
}
