import { readAsked } from '@/app/_server/analyze-body';
import { getCatalog } from '@/app/_server/catalog';
import { askerOf, runInPool } from '@/app/_server/pool/run';
import { invalid } from '@/app/_server/query';
import { jsonBody, notAllowed, respond } from '@/app/_server/respond';
import { clip } from '@/lib/report/read-request';
import { RecommendRequest } from '@/lib/report/recommend-request';

/** Answers how the images of the catalog stand to a Dockerfile, page by page; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const asked = await readAsked(request, RecommendRequest);
    const { family } = asked;
    if (family !== undefined && getCatalog().family(family) === undefined)
      throw invalid([{ path: 'family', message: `names no family of the catalog: \`${clip(family)}\`` }]);
    const job = runInPool('recommendJson', asked, asked.dockerfile.length, askerOf(request));
    return jsonBody(await job);
  });
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
