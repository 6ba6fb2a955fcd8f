import { readAsked } from '@/app/_server/analyze-body';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { json, notAllowed, respond } from '@/app/_server/respond';
import { analyze } from '@/lib/analyze';
import { AnalyzeRequest } from '@/lib/report/request';

/** Answers the report; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const asked = await readAsked(request, AnalyzeRequest);
    return json(await analyze(asked, await getCatalog(), today()));
  });
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
