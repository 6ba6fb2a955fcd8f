import { ByteView } from './bytes';

const sharedObject = 3;
const load = 1;
const dynamic = 2;
const stringTable = 5;
const soname = 14;
const longest = 255;
const mostSegments = 100;

/** Whether these are the first bytes of a shared library, or of a program that can lie anywhere. */
export function isSharedObject(start: Uint8Array): boolean {
  return elf(start)?.u16(16) === sharedObject;
}

/**
 * The name that a shared library has for those that need it; undefined where it names none.
 * https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html
 */
export function sonameOf(bytes: Uint8Array): string | undefined {
  const view = elf(bytes);
  if (view === undefined) return undefined;
  const segments = segmentsOf(view, bytes[4] === 2);
  const table = segments.find(({ type }) => type === dynamic);
  if (table === undefined) return undefined;
  const word = bytes[4] === 2 ? 8 : 4;
  const read = (at: number) => (word === 8 ? view.u64(at) : view.u32(at));
  let [name, strings]: (number | undefined)[] = [];
  for (let at = table.offset; at < table.offset + table.size && !view.isBroken; at += 2 * word) {
    const [tag, value] = [read(at), read(at + word)];
    if (tag === 0) break;
    if (tag === soname) name = value;
    if (tag === stringTable) strings = value;
  }
  const place = segments.find(
    ({ type, address, size }) =>
      type === load && strings !== undefined && strings >= address && strings < address + size,
  );
  if (name === undefined || strings === undefined || place === undefined) return undefined;
  const text = view.textAt(strings - place.address + place.offset + name, longest);
  return view.isBroken || text === '' ? undefined : text;
}

function elf(bytes: Uint8Array): ByteView | undefined {
  const isElf = bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
  return isElf ? new ByteView(bytes, bytes[5] === 2 ? 'big' : 'little') : undefined;
}

type Segment = {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
};

function segmentsOf(view: ByteView, isWide: boolean): readonly Segment[] {
  const [start, size, count] = isWide
    ? [view.u64(32), view.u16(54), view.u16(56)]
    : [view.u32(28), view.u16(42), view.u16(44)];
  return Array.from({ length: Math.min(count, mostSegments) }, (_, index) => {
    const at = start + index * size;
    return isWide
      ? { type: view.u32(at), offset: view.u64(at + 8), address: view.u64(at + 16), size: view.u64(at + 32) }
      : { type: view.u32(at), offset: view.u32(at + 4), address: view.u32(at + 8), size: view.u32(at + 16) };
  });
}
