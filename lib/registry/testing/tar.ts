/** What stands in a layer. Paths as tar writes them, without a slash before. */
export type TestFile = {
  readonly path: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Records of PAX that stand before it; long paths need none of it. */
  readonly pax?: Readonly<Record<string, string>>;
  /** In place of the size of its content, as it is. */
  readonly size?: number;
} & (
  | { readonly content: string | Uint8Array }
  | { readonly directory: true }
  | { readonly symlink: string }
  | { readonly hardlink: string }
  | { readonly device: 'character' | 'block' | 'fifo' }
);

/** Bytes of the archive as they are, for what no honest writer makes. */
export type RawBlocks = { readonly raw: Uint8Array };

const block = 512;
const devices = { character: '3', block: '4', fifo: '6' } as const;

/** What removes a path of the layers below. */
export function whiteout(path: string): TestFile {
  const slash = path.lastIndexOf('/');
  return { path: `${path.slice(0, slash + 1)}.wh.${path.slice(slash + 1)}`, content: '' };
}

/** What hides all that the layers below have in a directory. */
export function opaque(directory: string): TestFile {
  return { path: `${directory}/.wh..wh..opq`, content: '' };
}

/** An archive of these files in this order: ustar, with records of PAX where something is too long for it. */
export function tarOf(files: readonly (TestFile | RawBlocks)[]): Uint8Array {
  const parts = files.flatMap((file) => ('raw' in file ? [file.raw] : entryOf(file)));
  return Buffer.concat([...parts, new Uint8Array(2 * block)]);
}

function entryOf(file: TestFile): Uint8Array[] {
  const { kind, content, link } = insideOf(file);
  const path = 'directory' in file && !file.path.endsWith('/') ? `${file.path}/` : file.path;
  const pax = {
    ...(isLong(path) && { path }),
    ...(isLong(link) && { linkpath: link }),
    ...file.pax,
  };
  const size = file.size ?? content.byteLength;
  const { mode = kind === '5' ? 0o755 : 0o644, uid = 0, gid = 0 } = file;
  const records = Object.keys(pax).length === 0 ? [] : paxOf(pax);
  return [...records, header({ path, kind, link, size, mode, uid, gid }), padded(content)];
}

function insideOf(file: TestFile): { kind: string; content: Uint8Array; link: string } {
  const content = new Uint8Array();
  if ('content' in file) return { kind: '0', content: Buffer.from(file.content), link: '' };
  if ('directory' in file) return { kind: '5', content, link: '' };
  if ('symlink' in file) return { kind: '2', content, link: file.symlink };
  if ('hardlink' in file) return { kind: '1', content, link: file.hardlink };
  return { kind: devices[file.device], content, link: '' };
}

type Header = {
  readonly path: string;
  readonly kind: string;
  readonly link?: string;
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
};

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06 */
export function header({ path, kind, link = '', size, mode, uid, gid }: Header): Uint8Array {
  const bytes = Buffer.alloc(block);
  const digits = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  bytes.write(path, 0, 100);
  bytes.write(digits(mode, 8), 100);
  bytes.write(digits(uid, 8), 108);
  bytes.write(digits(gid, 8), 116);
  bytes.write(digits(size, 12), 124);
  bytes.write(digits(0, 12), 136);
  bytes.write(' '.repeat(8), 148);
  bytes.write(kind, 156);
  bytes.write(link, 157, 100);
  bytes.write('ustar\x0000', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

function paxOf(records: Readonly<Record<string, string>>): Uint8Array[] {
  const content = Buffer.concat(Object.entries(records).map(([name, value]) => record(name, value)));
  const { byteLength: size } = content;
  return [header({ path: 'PaxHeaders/0', kind: 'x', size, mode: 0o644, uid: 0, gid: 0 }), padded(content)];
}

/** The length counts its own digits. */
function record(name: string, value: string): Uint8Array {
  const rest = Buffer.byteLength(` ${name}=${value}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length > length) length++;
  return Buffer.from(`${length} ${name}=${value}\n`);
}

export function padded(content: Uint8Array): Uint8Array {
  return Buffer.concat([content, new Uint8Array((block - (content.byteLength % block)) % block)]);
}

function isLong(text: string): boolean {
  return Buffer.byteLength(text) > 100;
}
