import { changesOf, readChangesRequest } from '@/app/_server/changes';
import { today } from '@/app/_server/clock';
import { answerFromCatalog } from '@/app/_server/conditional';
import { notAllowed, respond } from '@/app/_server/respond';

/** What a tag stood on and when, and what changes for whoever moves from it to another image. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const asked = readChangesRequest(new URL(request.url).searchParams);
    return answerFromCatalog(request, () => changesOf(asked, today()));
  });
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
