import 'server-only';
import { AnalyzeRequest } from '@/lib/report/request';
import { readAsked } from '../analyze-body';
import type { Asked } from '../asked';
import { environment } from '../environment';
import { formatOf, rendered, usualFormat } from '../format';
import { askerOf, runInPool } from '../pool/run';
import { type Answer, jsonBody } from '../respond';

/** Answers the report, in the form that is asked for; stores nothing. */
export async function analyze(request: Asked): Promise<Answer> {
  const format = formatOf(request);
  const asked = await readAsked(request, AnalyzeRequest, ['format']);
  const { length } = asked.dockerfile;
  const asker = askerOf(request);
  if (format === usualFormat) return jsonBody(await runInPool('analyzeJson', asked, length, asker));
  const input = { request: asked, format: format.id, site: environment().PLINTH_PUBLIC_URL };
  return rendered(await runInPool('analyzeAs', input, length, asker), format);
}
