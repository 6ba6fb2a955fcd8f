import { ByteView, textOf } from '../bytes';

const interior = 5;
const leaf = 13;
const magic = 'SQLite format 3\0';

/**
 * Shows the headers in an `rpmdb.sqlite`, one by one; false where it is none or is damaged. The table `Packages` is read
 * from its pages, because a file of a stranger may hold a view or a generated column of that name, and whoever asks by
 * SQL runs what stands there. https://www.sqlite.org/fileformat2.html
 */
export function visitSqlite(bytes: Uint8Array, visit: (header: Uint8Array) => void): boolean {
  const view = new ByteView(bytes, 'big');
  if (textOf(bytes.subarray(0, magic.length)) !== magic) return false;
  const size = view.u16(16) === 1 ? 65536 : view.u16(16);
  if (size < 512 || (size & (size - 1)) !== 0 || view.u32(56) > 1) return false;
  const file: File = { view, size, usable: size - view.u8(20), taken: new Set(), given: 0 };
  let table: number | undefined;
  for (const record of rowsOf(file, 1)) {
    const [type, name, , page] = fieldsOf(record);
    if (type === undefined || name === undefined || page === undefined) return false;
    if (textOf(type.bytes) === 'table' && textOf(name.bytes) === 'Packages') table = numberOf(page.bytes);
  }
  if (table === undefined || view.isBroken) return false;
  for (const record of rowsOf(file, table)) {
    const blob = fieldsOf(record)[1];
    if (blob === undefined || !blob.isBlob) return false;
    visit(blob.bytes);
  }
  return !view.isBroken;
}

type File = {
  readonly view: ByteView;
  readonly size: number;
  readonly usable: number;
  /** Pages that were read: a page has one place in a file. */
  readonly taken: Set<number>;
  /** Bytes of rows given out, never more than the file has. */
  given: number;
};

function take(file: File, page: number): boolean {
  const isNew = page >= 1 && page * file.size <= file.view.length && !file.taken.has(page);
  if (isNew) file.taken.add(page);
  else file.view.break();
  return isNew;
}

/** The rows of the table whose tree begins at a page. */
function* rowsOf(file: File, root: number): Generator<Uint8Array> {
  const { view, size } = file;
  const waiting = [root];
  while (waiting.length > 0 && !view.isBroken) {
    const page = waiting.pop() ?? 0;
    if (!take(file, page)) return;
    const start = (page - 1) * size;
    const head = start + (page === 1 ? 100 : 0);
    const kind = view.u8(head);
    const count = view.u16(head + 3);
    if (kind !== interior && kind !== leaf) return view.break();
    if (kind === interior) waiting.push(view.u32(head + 8));
    const cells = head + (kind === interior ? 12 : 8);
    for (let index = 0; index < count && !view.isBroken; index += 1) {
      const cell = start + view.u16(cells + 2 * index);
      if (kind === interior) waiting.push(view.u32(cell));
      else yield rowAt(file, cell);
    }
  }
}

/** A row: what fits on its page stands there, the rest on a chain of pages. */
function rowAt(file: File, cell: number): Uint8Array {
  const { view, usable, size } = file;
  const length = varint(view, cell);
  const start = varint(view, length.next).next;
  file.given += length.value;
  if (file.given > view.length) {
    view.break();
    return new Uint8Array();
  }
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wished = least + ((length.value - least) % (usable - 4));
  const isWhole = length.value <= usable - 35;
  const local = isWhole ? length.value : wished <= usable - 35 ? wished : least;
  if (isWhole) return view.part(start, length.value);
  const row = new Uint8Array(length.value);
  row.set(view.part(start, local));
  let filled = local;
  for (let page = view.u32(start + local); page !== 0 && take(file, page); ) {
    const at = (page - 1) * size;
    const part = view.part(at + 4, Math.min(usable - 4, length.value - filled));
    row.set(part, filled);
    filled += part.length;
    page = view.u32(at);
  }
  if (filled !== length.value) view.break();
  return row;
}

type Field = { readonly bytes: Uint8Array; readonly isBlob: boolean };

/** The first fields of a row: their types stand in front of all of them. */
function fieldsOf(row: Uint8Array): readonly Field[] {
  const view = new ByteView(row, 'big');
  const head = varint(view, 0);
  const fields: Field[] = [];
  let [at, data] = [head.next, head.value];
  while (at < head.value && fields.length < 4) {
    const type = varint(view, at);
    const length = lengthOf(type.value);
    fields.push({ bytes: view.part(data, length), isBlob: type.value >= 12 && type.value % 2 === 0 });
    [at, data] = [type.next, data + length];
  }
  return view.isBroken ? [] : fields;
}

function lengthOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type] ?? 0;
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** Up to nine bytes of seven bits, the ninth of eight. */
function varint(view: ByteView, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = view.u8(at + index);
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, next: at + index + 1 };
  }
  return { value: value * 256 + view.u8(at + 8), next: at + 9 };
}
