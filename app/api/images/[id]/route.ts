import { getCatalog } from '@/app/_server/catalog';
import { answerFromCatalog } from '@/app/_server/conditional';
import { factsWithSources, imageHead } from '@/app/_server/image-json';
import { RequestError } from '@/app/_server/problem';
import { refuseFaults, unknownParameters } from '@/app/_server/query';
import { notAllowed, respond } from '@/app/_server/respond';

type Context = { readonly params: Promise<{ readonly id: string }> };

/** One image, every fact with its sources. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const catalog = getCatalog();
    const image = catalog.get((await params).id);
    if (image === undefined) {
      throw new RequestError('not-found', 'No image of the catalog has this id. `/api/images` lists them.');
    }
    refuseFaults(unknownParameters(new URL(request.url).searchParams, new Set()));
    return answerFromCatalog(request, () => ({
      ...imageHead(image),
      catalogRevision: catalog.revision,
      catalogDate: catalog.date,
      facts: factsWithSources(image),
    }));
  });
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
