import 'server-only';
import { ExplainRequest } from '@/lib/explain/explanation';
import { maximumOutputBytes } from '@/lib/explain/output';
import { type Fault, readRequest } from '@/lib/report/read-request';
import { mediaType, readJson } from './analyze-body';
import type { Asked } from './asked';
import { checkDockerfile, readText } from './limits';
import { isRequestError, RequestError } from './problem';
import { invalid, refuseFaults, single, unknownParameters } from './query';

const tooLarge = 'The message is 256 KiB or larger. Paste the lines around the error alone.';

/** What POST /api/explain is asked: JSON, or the bare message. Throws RequestError. */
export async function readExplain(request: Asked): Promise<ExplainRequest> {
  const type = mediaType(request.headers.get('content-type') ?? '');
  const query = new URL(request.url).searchParams;
  if (type === 'json') return checkExplain(await readJson(request, query));
  refuseFaults(unknownParameters(query, new Set()));
  return checkExplain({ message: await readMessage(request) });
}

/** The message that GET /api/explain is asked. Throws RequestError when there is none. */
export function readAddress(search: URLSearchParams): ExplainRequest {
  const faults: Fault[] = unknownParameters(search, new Set(['message']));
  const message = single(search, 'message', faults);
  if (message === undefined) faults.push({ path: 'message', message: 'is missing: say what was printed' });
  refuseFaults(faults);
  return checkExplain({ message });
}

/** Checks what is asked, from wherever it comes. Throws RequestError with every fault named. */
export function checkExplain(asked: unknown): ExplainRequest {
  const read = readRequest(ExplainRequest, asked);
  if (read.kind === 'faults') throw invalid(read.faults);
  const { message: printed, dockerfile } = read.request;
  if (Buffer.byteLength(printed, 'utf8') >= maximumOutputBytes) throw new RequestError('too-large', tooLarge);
  if (printed.trim() === '')
    throw new RequestError('empty', 'There is no message to explain. Paste what was printed.');
  if (dockerfile !== undefined) checkDockerfile(dockerfile);
  return read.request;
}

async function readMessage(request: Asked): Promise<string> {
  try {
    return await readText(request, maximumOutputBytes);
  } catch (error) {
    if (isRequestError(error) && error.code === 'too-large') throw new RequestError('too-large', tooLarge);
    throw error;
  }
}
