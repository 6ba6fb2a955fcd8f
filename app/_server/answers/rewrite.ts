import 'server-only';
import { RewriteRequest } from '@/lib/report/rewrite';
import { readAsked } from '../analyze-body';
import type { Asked } from '../asked';
import { askerOf, runInPool } from '../pool/run';
import { type Answer, jsonBody } from '../respond';
import { lengthToRead } from '../rewriting';

/** Answers a better text for the file, as edits with their reasons, proved by reading it again; stores nothing. */
export async function rewrite(request: Asked): Promise<Answer> {
  const asked = await readAsked(request, RewriteRequest);
  const job = runInPool('rewriteJson', asked, lengthToRead(asked), askerOf(request));
  return jsonBody(await job);
}
