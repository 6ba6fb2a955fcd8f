import { readAsked } from '@/app/_server/analyze-body';
import { json, notAllowed, respond } from '@/app/_server/respond';
import { secretsIn } from '@/app/_server/share';
import { AnalyzeRequest } from '@/lib/report/request';

/** Lists what sharing would replace; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => json(secretsIn(await readAsked(request, AnalyzeRequest))));
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
