import { ByteView } from '../bytes';

const hashMagic = 0x061561;
const hashMeta = 8;
const hashPages = new Set([2, 13]);
const overflowPage = 7;
const headerSize = 26;
/** How an item of a hash page is kept: on the page, or on pages of its own. */
const onPage = 1;
const offPage = 3;

/**
 * Shows the headers in a `Packages` of Berkeley DB, a hash of numbers to headers; false where it is none or is damaged.
 * The order of bytes is that of the machine that wrote it.
 * https://github.com/berkeleydb/libdb/blob/master/src/dbinc/db_page.h
 */
export function visitBerkeley(bytes: Uint8Array, visit: (header: Uint8Array) => void): boolean {
  const view = (['little', 'big'] as const)
    .map((order) => new ByteView(bytes, order))
    .find((each) => each.u32(12) === hashMagic);
  const size = view?.u32(20) ?? 0;
  const isUsual = size >= 512 && size <= 65536 && (size & (size - 1)) === 0;
  if (view === undefined || !isUsual || view.u8(25) !== hashMeta || view.u8(24) !== 0) return false;
  const chains = new Set<number>();
  for (let page = size; page + size <= bytes.length; page += size) {
    if (!hashPages.has(view.u8(page + 25))) continue;
    for (const item of valuesOn(view, page, size)) {
      const header = item.kind === onPage ? item.bytes : chainFrom(view, item, size, chains);
      if (header === undefined || view.isBroken) return false;
      visit(header);
    }
  }
  return !view.isBroken;
}

type Value =
  | { readonly kind: typeof onPage; readonly bytes: Uint8Array }
  | { readonly kind: typeof offPage; readonly page: number; readonly length: number };

/** Keys and values take turns; the value of key 0 is the highest number, no header. Items grow from the end. */
function* valuesOn(view: ByteView, page: number, size: number): Generator<Value> {
  const count = view.u16(page + 20);
  if (headerSize + 2 * count > size) return view.break();
  const start = (index: number) => (index < 0 ? size : view.u16(page + headerSize + 2 * index));
  let total = 0;
  for (let index = 1; index < count; index += 2) {
    const [at, end, key] = [start(index), start(index - 1), start(index - 1)];
    const kind = view.u8(page + at);
    if (kind === offPage) yield { kind, page: view.u32(page + at + 4), length: view.u32(page + at + 8) };
    else if (kind === onPage) {
      if (view.u32(page + key + 1) === 0) continue;
      total += end - at - 1;
      if (total > size) return view.break();
      yield { kind, bytes: view.part(page + at + 1, end - at - 1) };
    } else return view.break();
  }
}

/** What stands on a chain of pages, each of which is in one chain alone. */
function chainFrom(
  view: ByteView,
  { page: first, length }: { readonly page: number; readonly length: number },
  size: number,
  taken: Set<number>,
): Uint8Array | undefined {
  if (length > view.length) return undefined;
  const whole = new Uint8Array(length);
  let filled = 0;
  for (let page = first; page !== 0; page = view.u32(page * size + 16)) {
    if (taken.has(page) || view.u8(page * size + 25) !== overflowPage) return undefined;
    taken.add(page);
    const part = view.part(page * size + headerSize, view.u16(page * size + 22));
    if (view.isBroken || filled + part.length > length) return undefined;
    whole.set(part, filled);
    filled += part.length;
  }
  return filled === length ? whole : undefined;
}
