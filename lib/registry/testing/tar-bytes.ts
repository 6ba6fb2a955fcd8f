/** An entry of an archive as a test wants it, however wrong. */
export type TarPiece = {
  readonly name: string | Buffer;
  readonly type?: string;
  readonly body?: string | Buffer;
  readonly target?: string;
  readonly mode?: number;
  readonly uid?: number;
  /** What the header states where that is not the length of the body. */
  readonly size?: number;
  /** Records of an extended header before it. */
  readonly extended?: Readonly<Record<string, string>>;
  /** Last changes to the header, before its checksum. */
  readonly change?: (header: Buffer) => void;
};

export const file = (name: string, body: string | Buffer = '', mode = 0o644): TarPiece => ({
  name,
  body,
  mode,
});
export const directory = (name: string, mode = 0o755): TarPiece => ({ name, type: '5', mode });
export const symlink = (name: string, target: string): TarPiece => ({ name, type: '2', target, mode: 0o777 });
export const hardlink = (name: string, target: string): TarPiece => ({ name, type: '1', target });

export const endOfTar = Buffer.alloc(1024);

/** An archive with its end. */
export function tarOf(...pieces: readonly TarPiece[]): Buffer {
  return Buffer.concat([...pieces.map(tarPiece), endOfTar]);
}

/** The blocks of one entry. Names over 100 bytes become an extended header, as POSIX has it. */
export function tarPiece(piece: TarPiece): Buffer {
  const name = Buffer.from(piece.name);
  const target = Buffer.from(piece.target ?? '');
  const body = Buffer.from(piece.body ?? '');
  const extended = {
    ...(name.length > 100 ? { path: name.toString() } : {}),
    ...(target.length > 100 ? { linkpath: target.toString() } : {}),
    ...piece.extended,
  };
  return Buffer.concat([
    ...(Object.keys(extended).length === 0
      ? []
      : [tarPiece({ name: 'pax', type: 'x', body: records(extended) })]),
    headerOf(piece, name, target, body.length),
    body,
    Buffer.alloc((512 - (body.length % 512)) % 512),
  ]);
}

function headerOf(piece: TarPiece, name: Buffer, target: Buffer, length: number): Buffer {
  const header = Buffer.alloc(512);
  name.copy(header, 0, 0, 100);
  header.write(octal(piece.mode ?? 0o644, 7), 100);
  header.write(octal(piece.uid ?? 0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(piece.size ?? length, 11), 124);
  header.write(octal(0, 11), 136);
  header.write(piece.type ?? '0', 156, 'latin1');
  target.copy(header, 157, 0, 100);
  header.write('ustar\0' + '00', 257);
  piece.change?.(header);
  header.fill(' ', 148, 156);
  header.write(
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\0 `,
    148,
  );
  return header;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/** `length key=value\n`, where the length counts itself. */
export function records(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => {
      const rest = ` ${key}=${value}\n`;
      let length = Buffer.byteLength(rest);
      while (length !== Buffer.byteLength(`${length}${rest}`)) length = Buffer.byteLength(`${length}${rest}`);
      return `${length}${rest}`;
    })
    .join('');
}
