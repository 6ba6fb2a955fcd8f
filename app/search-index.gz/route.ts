import { gzipSync } from 'node:zlib';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { isHeld } from '@/app/_server/conditional';
import { paletteIndex } from '@/app/_server/palette';
import { hashText } from '@/lib/catalog/revision';
import { engineVersion } from '@/lib/version';

let packed: { readonly etag: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;

/** All that can be searched for, packed once for a catalog and a day: whoever has it already is told so. */
export function GET(request: Request): Response {
  const catalog = getCatalog();
  const day = today();
  const etag = `"${hashText([catalog.revision, day, engineVersion].join('\n'))}"`;
  if (packed?.etag !== etag) {
    const text = JSON.stringify(paletteIndex(catalog, day));
    packed = { etag, bytes: new Uint8Array(gzipSync(text, { level: 9 })) };
  }
  const headers = { etag, 'cache-control': 'no-cache' };
  if (isHeld(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(packed.bytes, { headers: { ...headers, 'content-type': 'application/gzip' } });
}
