import { gzipSync } from 'node:zlib';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { tableAddress, tableData } from '@/app/_server/table';

let packed: { readonly address: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;

/**
 * The rows of the live table, packed here once for a catalog and a day: Next neither compresses what routes answer
 * nor lets them say that they did. The address names catalog and day, so what is kept of it never grows old.
 */
export function GET(request: Request): Response {
  const catalog = getCatalog();
  const day = today();
  const address = tableAddress(catalog, day);
  if (packed?.address !== address) {
    packed = {
      address,
      bytes: new Uint8Array(gzipSync(JSON.stringify(tableData(catalog, day)), { level: 9 })),
    };
  }
  const isExact = request.url.endsWith(address);
  return new Response(packed.bytes, {
    headers: {
      'content-type': 'application/gzip',
      'cache-control': isExact ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  });
}
