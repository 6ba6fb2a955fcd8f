import { ByteView } from '../bytes';
import type { ObservedPackage } from '../observation';

/** https://rpm-software-management.github.io/rpm/manual/tags.html */
const tags = { name: 1000, version: 1001, release: 1002, epoch: 1003, architecture: 1022, source: 1044 };
const int32 = 4;
const string = 6;
const entrySize = 16;
const longest = 500;

/**
 * What the header of an installed package says: name, `[epoch:]version-release`, architecture, name of its source.
 * `key` is a key of a repository, which rpm keeps among the packages; undefined where the bytes are no header.
 * https://rpm-software-management.github.io/rpm/manual/hregions.html
 */
export function packageOfHeader(bytes: Uint8Array): ObservedPackage | 'key' | undefined {
  const view = new ByteView(bytes, 'big');
  const [count, size] = [view.u32(0), view.u32(4)];
  const data = 8 + count * entrySize;
  if (data + size > bytes.length) return undefined;
  const strings = new Map<number, string>();
  let epoch = 0;
  for (let at = 8; at < data; at += entrySize) {
    const [tag, type, offset] = [view.u32(at), view.u32(at + 4), view.u32(at + 8)];
    if (tag === tags.epoch && type === int32) epoch = view.u32(data + offset);
    else if (type === string && isWanted(tag) && !strings.has(tag))
      strings.set(tag, view.textAt(data + offset, longest));
  }
  if (view.isBroken) return undefined;
  const name = strings.get(tags.name);
  const version = strings.get(tags.version);
  const release = strings.get(tags.release);
  if (!name || !version || !release) return undefined;
  if (name === 'gpg-pubkey') return 'key';
  const architecture = strings.get(tags.architecture);
  const origin = nameOfSource(strings.get(tags.source) ?? '');
  return {
    name,
    version: `${epoch > 0 ? `${epoch}:` : ''}${version}-${release}`,
    ...(origin && origin !== name ? { origin } : {}),
    ...(architecture ? { architecture } : {}),
  };
}

function isWanted(tag: number): boolean {
  return (
    tag === tags.name ||
    tag === tags.version ||
    tag === tags.release ||
    tag === tags.architecture ||
    tag === tags.source
  );
}

/** `glibc` of `glibc-2.34-100.el9.src.rpm`. */
export function nameOfSource(file: string): string | undefined {
  if (!file.endsWith('.src.rpm') && !file.endsWith('.nosrc.rpm')) return undefined;
  const release = file.lastIndexOf('-');
  const version = file.lastIndexOf('-', release - 1);
  return version > 0 ? file.slice(0, version) : undefined;
}
