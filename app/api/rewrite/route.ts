import { readAsked } from '@/app/_server/analyze-body';
import { askerOf, runInPool } from '@/app/_server/pool/run';
import { jsonBody, notAllowed, respond } from '@/app/_server/respond';
import { lengthToRead } from '@/app/_server/rewriting';
import { RewriteRequest } from '@/lib/report/rewrite';

/** Answers a better text for the file, as edits with their reasons, proved by reading it again; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const asked = await readAsked(request, RewriteRequest);
    const job = runInPool('rewriteJson', asked, lengthToRead(asked), askerOf(request));
    return jsonBody(await job);
  });
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
