import 'server-only';
import { FetchRequest } from '@/lib/hosted/fetching';
import { longestAddress } from '@/lib/hosted/hosted-file';
import { readRequest } from '@/lib/report/read-request';
import { mediaType, readJson } from '../analyze-body';
import type { Asked } from '../asked';
import { hostedText } from '../fetching/hosted-text';
import { readText } from '../limits';
import { askerOf } from '../pool/run';
import { invalid, refuseFaults, unknownParameters } from '../query';
import { type Answer, json } from '../respond';

/** Answers the text of a file at a public address; stores nothing. */
export async function fetchHosted(request: Asked): Promise<Answer> {
  const read = readRequest(FetchRequest, await askedOf(request));
  if (read.kind === 'faults') throw invalid(read.faults);
  return json(await hostedText(read.request.address, askerOf(request)));
}

/** JSON, or the bare address. */
async function askedOf(request: Asked): Promise<unknown> {
  const query = new URL(request.url).searchParams;
  if (mediaType(request.headers.get('content-type') ?? '') === 'json') return await readJson(request, query);
  refuseFaults(unknownParameters(query, new Set()));
  return { address: await readText(request, 4 * longestAddress) };
}
