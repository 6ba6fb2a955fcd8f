import { readAsked } from '@/app/_server/analyze-body';
import { askerOf, runInPool } from '@/app/_server/pool/run';
import { jsonBody, notAllowed, respond } from '@/app/_server/respond';
import { AnalyzeRequest } from '@/lib/report/request';

/** Lists what sharing would replace; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const asked = await readAsked(request, AnalyzeRequest);
    return jsonBody(await runInPool('secretsJson', asked, asked.dockerfile.length, askerOf(request)));
  });
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
