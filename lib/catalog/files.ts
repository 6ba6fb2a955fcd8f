import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WholeCatalog } from './catalog';
import { buildCatalog } from './catalog';
import { type DataFiles, folders, neededFolders } from './folders';

/** The door to the data folder: the only file of `lib/catalog` that reads from disk. */

const read = new Map<string, WholeCatalog>();

/**
 * Reads the data once per folder and process. The files are taken at their word here; `npm run data:check` and the
 * tests hold them to their schemas.
 */
export function readCatalog(dataFolder: string = defaultFolder()): WholeCatalog {
  const before = read.get(dataFolder);
  if (before !== undefined) return before;
  const catalog = buildCatalog(readData(dataFolder));
  read.set(dataFolder, catalog);
  return catalog;
}

function defaultFolder(): string {
  return join(process.cwd(), 'data');
}

/** All files, parsed but not checked. A folder of somebody's own may do without what `neededFolders` does not name. */
export function readData(dataFolder: string): DataFiles;
export function readData(dataFolder: string): unknown {
  return Object.fromEntries(
    Object.keys(folders).map((name) => {
      const folder = join(dataFolder, name);
      const isRead = neededFolders.includes(name) || existsSync(folder);
      return [name, isRead ? readFolder(folder).map(({ content }) => content) : []];
    }),
  );
}

/** Every JSON file of a folder, parsed but not checked, in the order of their names. */
export function readFolder(folder: string) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, content: JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
}
