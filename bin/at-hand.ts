import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { unpackTar } from 'modern-tar/fs';
import { RegistryError } from '../lib/registry/error';
import type { ImageSource } from '../lib/registry/image';
import { imageOnDisk } from '../lib/registry/on-disk';
import { InputError } from './input-error';

/** An image that lies on this machine, until `end` is called. */
export type AtHand = { readonly source: ImageSource; end(): Promise<void> };

const forms = ['oci:', 'archive:'] as const;

/** Whether it names an image on this machine: `oci:FOLDER`, `oci:FOLDER:TAG`, `archive:FILE.tar` or `-`. */
export function isAtHand(name: string): boolean {
  return name === '-' || forms.some((form) => name.startsWith(form));
}

/** Opens it. Throws InputError where there is no such thing, RegistryError where it is no image. */
export async function openAtHand(name: string, platform: string): Promise<AtHand> {
  if (name.startsWith('oci:')) {
    const { folder, tag } = folderOf(name.slice('oci:'.length));
    return { source: await imageOnDisk(folder, { reference: name, platform, tag }), end: async () => {} };
  }
  const path = name === '-' ? undefined : name.slice('archive:'.length);
  const folder = await mkdtemp(join(tmpdir(), 'plinth-archive-'));
  const end = () => rm(folder, { recursive: true, force: true });
  try {
    await unpack(path === undefined ? process.stdin : openFile(path), folder);
    const reference = path === undefined ? 'standard input' : name;
    return { source: await imageOnDisk(folder, { reference, platform }), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A colon may belong to the name of the folder. */
function folderOf(written: string): { readonly folder: string; readonly tag: string | undefined } {
  const colon = written.lastIndexOf(':');
  if (isFolder(written)) return { folder: written, tag: undefined };
  if (colon > 0 && isFolder(written.slice(0, colon)))
    return { folder: written.slice(0, colon), tag: written.slice(colon + 1) };
  throw new InputError(`${written}: there is no such folder`);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function openFile(path: string): Readable {
  if (!existsSync(path)) throw new InputError(`${path}: there is no such file`);
  if (isFolder(path)) throw new InputError(`${path}: it is a folder; an OCI layout is read by oci:${path}`);
  return createReadStream(path);
}

/** Links may lead nowhere else: the library refuses those that leave the folder. */
async function unpack(archive: Readable, folder: string): Promise<void> {
  let taken = 0;
  const into = unpackTar(folder, {
    filter: ({ size }) => {
      taken += size;
      if (taken > mostBytes)
        throw new RegistryError('too-much', { bound: 'unpacked-bytes', limit: mostBytes });
      return true;
    },
    fmode: 0o600,
    dmode: 0o700,
  });
  try {
    await pipeline(unpacked(archive), into);
  } catch (error) {
    throw error instanceof RegistryError ? error : new RegistryError('not-understood', {}, { cause: error });
  }
}

const mostBytes = 64 * 1024 ** 3;

/** As it is, or out of gzip: by its first two bytes. */
async function* unpacked(archive: Readable): AsyncGenerator<Uint8Array, void> {
  const chunks = archive[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  async function* all(): AsyncGenerator<Uint8Array, void> {
    yield first.value;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  }
  const [one, two] = first.value;
  if (one === 0x1f && two === 0x8b) {
    const gunzip = createGunzip();
    const fed = pipeline(all, gunzip).catch((error: Error) => gunzip.destroy(error));
    yield* gunzip;
    await fed;
  } else yield* all();
}
