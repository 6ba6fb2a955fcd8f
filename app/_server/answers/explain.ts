import 'server-only';
import type { ExplainRequest } from '@/lib/explain/explanation';
import type { Asked } from '../asked';
import { readAddress, readExplain } from '../explain-body';
import { askerOf, runInPool } from '../pool/run';
import { type Answer, jsonBody } from '../respond';

/** Answers what an error message may come from; stores nothing. */
export async function explain(request: Asked): Promise<Answer> {
  return answerTo(await readExplain(request), request);
}

/** The same for a message in the address. */
export async function explainAddress(request: Asked): Promise<Answer> {
  return answerTo(readAddress(new URL(request.url).searchParams), request);
}

async function answerTo(asked: ExplainRequest, request: Asked): Promise<Answer> {
  const length = asked.message.length + (asked.dockerfile?.length ?? 0);
  return jsonBody(await runInPool('explainJson', asked, length, askerOf(request)));
}
