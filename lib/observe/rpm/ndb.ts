import { ByteView } from '../bytes';

/** `RpmP`, `Slot` and `BlbS`, the lowest byte first. */
const databaseMagic = 0x506d7052;
const slotMagic = 0x746f6c53;
const blobMagic = 0x53626c42;
const slotsOnPage = 256;
const blockSize = 16;

/**
 * Shows the headers in a `Packages.db`, rpm's own format, one by one; false where it is none or is damaged.
 * https://github.com/rpm-software-management/rpm/blob/master/lib/backend/ndb/rpmpkg.cc
 */
export function visitNdb(bytes: Uint8Array, visit: (header: Uint8Array) => void): boolean {
  const view = new ByteView(bytes, 'little');
  if (view.u32(0) !== databaseMagic || view.u32(4) !== 0) return false;
  const end = view.u32(12) * slotsOnPage * blockSize;
  if (end > bytes.length) return false;
  let total = 0;
  // The first two slots are the header of the database.
  for (let slot = 2 * blockSize; slot < end; slot += blockSize) {
    const [magic, index, block] = [view.u32(slot), view.u32(slot + 4), view.u32(slot + 8)];
    if (magic !== slotMagic) return false;
    if (index === 0) continue;
    const start = block * blockSize;
    const length = view.u32(start + 12);
    if (view.u32(start) !== blobMagic || view.u32(start + 4) !== index) return false;
    total += length;
    // Slots that share a blob would make work of a small file.
    if (view.isBroken || total > bytes.length) return false;
    visit(view.part(start + blockSize, length));
  }
  return !view.isBroken;
}
