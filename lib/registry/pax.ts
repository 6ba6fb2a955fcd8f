import { notUnderstood, safe, textOf } from './tar-header';

/** What extended headers say of the next entry, as far as it is asked for. */
export type Extended = {
  readonly path?: string;
  readonly linkpath?: string;
  readonly size?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Of a sparse file: the size it has, holes and all. */
  readonly sparse?: { readonly size: number };
};

const read = new Set([
  'path',
  'linkpath',
  'size',
  'uid',
  'gid',
  'GNU.sparse.name',
  'GNU.sparse.size',
  'GNU.sparse.realsize',
]);

/**
 * Records `length key=value\n` of a PAX header; the last of a key counts, an empty value takes it back:
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_03
 * Sparse files: https://www.gnu.org/software/tar/manual/html_node/PAX-1.html
 */
export function readExtended(bytes: Buffer): Extended {
  const values = new Map<string, string>();
  let isSparse = false;
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : decimal(bytes.toString('latin1', at, Math.min(space, at + 20)));
    const end = at + length;
    const equals = bytes.indexOf(0x3d, space);
    if (!(end <= bytes.length && equals > space && equals < end && bytes[end - 1] === 0x0a))
      throw notUnderstood('a record of an extended header');
    const key = bytes.toString('latin1', space + 1, Math.min(equals, space + 65));
    isSparse ||= key.startsWith('GNU.sparse.');
    if (read.has(key)) values.set(key, textOf(bytes, equals + 1, end - 1));
    at = end;
  }
  return extendedOf(values, isSparse);
}

function extendedOf(values: ReadonlyMap<string, string>, isSparse: boolean): Extended {
  const text = (key: string) => {
    const value = values.get(key) || undefined;
    if (value?.includes('\0')) throw notUnderstood('a name with a zero in it');
    return value;
  };
  const number = (key: string) => {
    const value = values.get(key) || undefined;
    return value === undefined ? undefined : safe(decimal(value));
  };
  const [path, linkpath] = [text('GNU.sparse.name') ?? text('path'), text('linkpath')];
  const [size, uid, gid] = [number('size'), number('uid'), number('gid')];
  const whole = number('GNU.sparse.realsize') ?? number('GNU.sparse.size');
  if (isSparse && whole === undefined) throw notUnderstood('a sparse file without its size');
  return {
    ...(path === undefined ? {} : { path }),
    ...(linkpath === undefined ? {} : { linkpath }),
    ...(size === undefined ? {} : { size }),
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
    ...(whole === undefined ? {} : { sparse: { size: whole } }),
  };
}

function decimal(text: string): number {
  return /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
}
