import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { RequestError } from '@/app/_server/problem';
import { json, notAllowed, respond } from '@/app/_server/respond';
import { findImage } from '@/lib/catalog/find';
import { baseFacts } from '@/lib/editor/base-facts';

const longestReference = 1024;

/** What the editor shows over a base: `?reference=golang:1.17`. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const reference = new URL(request.url).searchParams.get('reference') ?? '';
    if (reference === '' || reference.length > longestReference) {
      throw new RequestError('invalid-request', 'Name an image in `reference`.');
    }
    const found = findImage(getCatalog(), reference, today());
    return json(baseFacts(found), { headers: { 'cache-control': 'private, max-age=300' } });
  });
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
