import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { answerFromCatalog } from '@/app/_server/conditional';
import { readReference, resolved } from '@/app/_server/resolve';
import { notAllowed, respond } from '@/app/_server/respond';
import { findImage } from '@/lib/catalog/find';

/** How an image reference is understood today. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const catalog = getCatalog();
    const reference = readReference(new URL(request.url).searchParams);
    return answerFromCatalog(request, () =>
      resolved(catalog, reference, findImage(catalog, reference, today())),
    );
  });
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
