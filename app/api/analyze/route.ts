import { readAsked } from '@/app/_server/analyze-body';
import { formatOf, rendered, usualFormat } from '@/app/_server/format';
import { askerOf, runInPool } from '@/app/_server/pool/run';
import { jsonBody, notAllowed, respond } from '@/app/_server/respond';
import { AnalyzeRequest } from '@/lib/report/request';

/** Answers the report, in the form that is asked for; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const format = formatOf(request);
    const asked = await readAsked(request, AnalyzeRequest, ['format']);
    const { length } = asked.dockerfile;
    const asker = askerOf(request);
    if (format === usualFormat) return jsonBody(await runInPool('analyzeJson', asked, length, asker));
    const input = { request: asked, format: format.id };
    return rendered(await runInPool('analyzeAs', input, length, asker), format);
  });
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
