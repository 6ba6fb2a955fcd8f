import { header, padded, type RawBlocks, type TestFile } from './tar';

export const file = (path: string, content: string | Uint8Array = '', mode = 0o644): TestFile => ({
  path,
  content,
  mode,
});
export const directory = (path: string, mode = 0o755): TestFile => ({ path, directory: true, mode });
export const symlink = (path: string, target: string): TestFile => ({ path, symlink: target, mode: 0o777 });
export const hardlink = (path: string, target: string): TestFile => ({ path, hardlink: target });

type Blocks = {
  readonly kind: string;
  readonly path?: string;
  readonly body?: string | Uint8Array;
  readonly size?: number;
  readonly link?: string;
  /** Last changes to the header, before its checksum. */
  readonly change?: (header: Buffer) => void;
};

/** An entry of any kind, however wrong. */
export function blocks({ kind, path = 'name', body = '', size, link, change }: Blocks): RawBlocks {
  const content = Buffer.from(body);
  const named = { path, kind, size: size ?? content.length, mode: 0o644, uid: 0, gid: 0 };
  const bytes = Buffer.from(header(link === undefined ? named : { ...named, link }));
  if (change) {
    change(bytes);
    bytes.fill(' ', 148, 156);
    const sum = bytes.reduce((total, byte) => total + byte, 0);
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  }
  return { raw: Buffer.concat([bytes, padded(content)]) };
}
