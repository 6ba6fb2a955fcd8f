import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { addAsked } from './packages';
import { linesFrom, run } from './run';

/** So many that the table of packages needs more than one level of pages. */
const parts = 150;
export const rpmFolder = '/var/lib/rpm';

/** Packages built and installed by rpm, in the database that it writes; a key of a repository among them. */
export function buildRpm(root: string, partial: string): void {
  const spec = join(partial, 'plinth.spec');
  writeFileSync(spec, specification());
  run('rpmbuild', ['--define', `_topdir ${partial}/top`, '--define', '_build_id_links none', '-bb', spec]);
  const files = linesFrom('find', [join(partial, 'top/RPMS'), '-name', '*.rpm']);
  rpm(root, ['--initdb']);
  rpm(root, ['-i', '--nodeps', ...files]);
  const keys = '/etc/apt/trusted.gpg.d';
  const key = readdirSync(keys).find((name) => name.endsWith('.asc'));
  if (key !== undefined) rpm(root, ['--import', join(keys, key)]);
  mkdirSync(join(root, 'tmp'), { mode: 0o755 });
  addAsked(root, partial);
}

export function rpm(root: string, rest: readonly string[], backend = 'sqlite'): string {
  return run('rpm', ['--root', root, '--dbpath', rpmFolder, '--define', `_db_backend ${backend}`, ...rest]);
}

function specification(): string {
  const numbers = Array.from({ length: parts }, (_, index) => index + 1);
  const long = numbers.map((number) => `/usr/share/plinth/a-file-with-quite-a-long-name-${number}`);
  return [
    'Name: plinth\nEpoch: 2\nVersion: 1.4\nRelease: 3.el9\nSummary: Of the tests\nLicense: Apache-2.0',
    '%description\nOf the tests.',
    ...numbers.map(
      (number) =>
        `%package -n part-${number}\nSummary: A part\nVersion: 0.${number}\n${number % 2 ? 'BuildArch: noarch\n' : ''}%description -n part-${number}\nA part.\n%files -n part-${number}`,
    ),
    `%install\nmkdir -p %{buildroot}/usr/share/plinth\nfor n in ${long.join(' ')}; do echo 1 > %{buildroot}$n; done`,
    '%files\n/usr/share/plinth\n',
  ].join('\n');
}

/** The same packages in a database of Berkeley DB, written by it in the order of bytes asked for. */
export function berkeleyDatabase(root: string, file: string, order: 'little' | 'big'): void {
  const rows = headersOf(root);
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (order === 'little') bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes.toString('hex');
  };
  const lines = [
    ...['VERSION=3', 'format=bytevalue', 'type=hash', 'db_pagesize=4096'],
    `db_lorder=${order === 'little' ? 1234 : 4321}`,
    'HEADER=END',
    ...[` ${number(0)}`, ` ${number(rows.length)}`],
    ...rows.flatMap(({ number: key, header }) => [` ${number(key)}`, ` ${header.toString('hex')}`]),
    'DATA=END\n',
  ];
  run('db_load', [file], { input: lines.join('\n') });
}

/** The same packages in rpm's own format, which the rpm of this system does not write. */
export function ndbDatabase(root: string): Buffer {
  const rows = headersOf(root);
  const slots = Buffer.alloc(4096);
  const blobs: Buffer[] = [];
  let block = slots.length / 16;
  words(slots, 0, [0x506d7052, 0, 1, 1, rows.length + 1]);
  for (let at = 32; at < slots.length; at += 16) words(slots, at, [0x746f6c53]);
  for (const [index, { number, header }] of rows.entries()) {
    const size = Math.ceil((16 + header.length + 12) / 16) * 16;
    const blob = Buffer.alloc(size);
    words(blob, 0, [0x53626c42, number, 1, header.length]);
    header.copy(blob, 16);
    words(blob, size - 12, [0, header.length, 0x45626c42]);
    words(slots, 32 + 16 * index, [0x746f6c53, number, block, size / 16]);
    blobs.push(blob);
    block += size / 16;
  }
  return Buffer.concat([slots, ...blobs]);
}

function words(buffer: Buffer, at: number, values: readonly number[]): void {
  for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, at + 4 * index);
}

function headersOf(root: string): readonly { readonly number: number; readonly header: Buffer }[] {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-headers-'));
  const copy = join(folder, 'rpmdb.sqlite');
  copyFileSync(join(root, rpmFolder, 'rpmdb.sqlite'), copy);
  const database = new Database(copy);
  const rows: unknown[] = database.prepare('SELECT hnum, blob FROM Packages ORDER BY hnum').raw().all();
  database.close();
  rmSync(folder, { recursive: true });
  return rows.flatMap((row) => {
    if (!Array.isArray(row)) return [];
    const [number, header]: unknown[] = row;
    return typeof number === 'number' && header instanceof Uint8Array
      ? [{ number, header: Buffer.from(header) }]
      : [];
  });
}
