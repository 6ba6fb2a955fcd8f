import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ObservationFile, observationsOf } from '../measured/file';
import { withObservations } from '../measured/overlay';
import { own } from '../text/table';
import type { WholeCatalog } from './catalog';
import { buildCatalog } from './catalog';
import { type DataFiles, folders, neededFolders } from './folders';
import { openHistory, type TagHistory, type TagHistoryFile } from './tag-history';

/** The door to the data folder: the only file of `lib/catalog` that reads from disk. */

const read = new Map<string, WholeCatalog>();

/**
 * Reads the data once per folder and process. The files are taken at their word here; `npm run data:check` and the
 * tests hold them to their schemas.
 */
export function readCatalog(dataFolder: string = defaultFolder()): WholeCatalog {
  const before = read.get(dataFolder);
  if (before !== undefined) return before;
  const catalog = withObservations(
    readWritten(dataFolder),
    readObservations(dataFolder).flatMap(({ content }) => observationsOf(content)),
  );
  read.set(dataFolder, catalog);
  return catalog;
}

/** The catalog as people wrote it, without what was measured. */
export function readWritten(dataFolder: string): WholeCatalog {
  return buildCatalog(readData(dataFolder), {
    hash: () => hashOfBodies(dataFolder),
    history: historiesIn(dataFolder),
  });
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

/** The files of `data/observations`, parsed but not checked; none where nothing was measured. */
export function readObservations(
  dataFolder: string,
): readonly { readonly name: string; readonly content: ObservationFile }[] {
  const folder = join(dataFolder, 'observations');
  return existsSync(folder) ? readFolder(folder) : [];
}

/** Opens the history of the tags of one repository of `data/tags`. */
export function historiesIn(dataFolder: string): (repository: string) => TagHistory {
  return (repository) => {
    const path = join(dataFolder, 'tag-history', `${repository}.json`);
    const file: TagHistoryFile = readJson(path);
    return openHistory(file);
  };
}

/** Every JSON file of a folder, parsed but not checked, in the order of their names. */
export function readFolder(folder: string) {
  const names = namesIn(folder);
  return names
    .filter((name) => !isBody(name))
    .map((name) => {
      const content = readJson(join(folder, name));
      const body = name.replace(/json$/, 'packages.json');
      return { name, content: names.includes(body) ? withBody(content, join(folder, body)) : content };
    });
}

/** The packages of a release are most of the data, and few of them are asked for: read when they are. */
function isBody(name: string): boolean {
  return name.endsWith('.packages.json');
}

/** What stands there is not enumerated, so that going over the data does not read it. */
function withBody(head: object, path: string): object {
  let read: ReturnType<typeof readJson>;
  function of(key: string) {
    return {
      get() {
        read ??= readJson(path);
        return own(read, key);
      },
    };
  }
  return Object.defineProperties(head, {
    packages: of('packages'),
    nothing: of('nothing'),
    others: of('others'),
    provided: of('provided'),
  });
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function hashOfBodies(dataFolder: string): string {
  const folder = join(dataFolder, 'packages');
  const hash = createHash('sha256');
  const names = existsSync(folder) ? namesIn(folder).filter(isBody) : [];
  for (const name of names) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
}
