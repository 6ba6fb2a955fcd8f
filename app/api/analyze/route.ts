import { analyzeRequest } from '@/app/_server/analysis';
import { readAsked } from '@/app/_server/analyze-body';
import { json, notAllowed, respond } from '@/app/_server/respond';
import { AnalyzeRequest } from '@/lib/report/request';

/** Answers the report; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    return json(await analyzeRequest(await readAsked(request, AnalyzeRequest)));
  });
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
