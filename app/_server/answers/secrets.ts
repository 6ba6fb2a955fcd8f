import 'server-only';
import { AnalyzeRequest } from '@/lib/report/request';
import { readAsked } from '../analyze-body';
import type { Asked } from '../asked';
import { askerOf, runInPool } from '../pool/run';
import { type Answer, jsonBody } from '../respond';

/** Lists what sharing would replace; stores nothing. */
export async function secrets(request: Asked): Promise<Answer> {
  const asked = await readAsked(request, AnalyzeRequest);
  return jsonBody(await runInPool('secretsJson', asked, asked.dockerfile.length, askerOf(request)));
}
