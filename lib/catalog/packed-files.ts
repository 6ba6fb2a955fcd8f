import { openSync, readFileSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { type ObservationFile, observationsOf } from '../measured/file';
import { withObservations } from '../measured/overlay';
import type { WholeCatalog } from './catalog';
import { unpackCatalog } from './packed/catalog';
import { type Entries, openEntries } from './packed/entries';

/** The door to the data as a package carries it, in the place of `files.ts`: nothing is read that nobody asks for. */

let read: WholeCatalog | undefined;

/** The data lies beside the program. */
export function readCatalog(): WholeCatalog {
  read ??= readPacked(fileURLToPath(new URL('data/', import.meta.url)));
  return read;
}

export function readPacked(folder: string): WholeCatalog {
  const opened = new Map<string, Entries>();
  function open(name: string): Entries {
    const before = opened.get(name) ?? openFile(`${folder}${name}.entries`);
    opened.set(name, before);
    return before;
  }
  const catalog = unpackCatalog(JSON.parse(readFileSync(`${folder}catalog.json`, 'latin1')), open);
  const measured: readonly ObservationFile[] = open('data').find('observations') ?? [];
  return withObservations(catalog, measured.flatMap(observationsOf));
}

/** The length of the head as text of ten characters, the head, and the blocks, each deflated by itself. */
function openFile(path: string): Entries {
  const file = openSync(path, 'r');
  const length = Number(readAt(file, 0, 10).toString());
  const head = JSON.parse(readAt(file, 10, length).toString());
  const { lengths }: { readonly lengths: readonly number[] } = head;
  return openEntries(head, (block) => {
    const before = lengths.slice(0, block).reduce((sum, each) => sum + each, 10 + length);
    return inflateRawSync(readAt(file, before, lengths[block] ?? 0)).toString('latin1');
  });
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  const count = readSync(file, bytes, 0, length, position);
  if (count !== length) throw new Error('The data of the package ends too early');
  return bytes;
}
