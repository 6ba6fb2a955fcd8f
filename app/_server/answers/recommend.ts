import 'server-only';
import { clip } from '@/lib/report/read-request';
import { RecommendRequest } from '@/lib/report/recommend-request';
import { readAsked } from '../analyze-body';
import type { Asked } from '../asked';
import { getCatalog } from '../catalog';
import { askerOf, runInPool } from '../pool/run';
import { invalid } from '../query';
import { type Answer, jsonBody } from '../respond';

/** Answers how the images of the catalog stand to a Dockerfile, page by page; stores nothing. */
export async function recommend(request: Asked): Promise<Answer> {
  const asked = await readAsked(request, RecommendRequest);
  const { family } = asked;
  if (family !== undefined && getCatalog().family(family) === undefined)
    throw invalid([{ path: 'family', message: `names no family of the catalog: \`${clip(family)}\`` }]);
  const job = runInPool('recommendJson', asked, asked.dockerfile.length, askerOf(request));
  return jsonBody(await job);
}
