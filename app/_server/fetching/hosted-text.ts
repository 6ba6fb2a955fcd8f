import 'server-only';
import { headers } from 'next/headers';
import type { HostedText } from '@/lib/hosted/fetching';
import { readHostedFile } from '@/lib/hosted/hosted-file';
import { environment } from '../environment';
import { checkDockerfile } from '../limits';
import type { Asker } from '../pool/run';
import { type ProblemCode, RequestError } from '../problem';
import { clientAddress, memoryRate } from '../rate';
import { FetchError, type FetchFault } from './fetch-error';
import { fetchText } from './fetch-text';
import { addressWords, fetchWords } from './words';

/** One client may ask for so many in a minute, and so many are fetched at once for all of them. */
const perMinute = 20;
const mostAtOnce = 8;

const rate = memoryRate({ share: perMinute, milliseconds: 60_000 });
let underWay = 0;

export function isFetchOn(): boolean {
  return environment().PLINTH_FETCH === 'on';
}

/** The text of the file that an address leads to. Throws RequestError with what to do instead. */
export async function hostedText(address: string, { address: client, signal }: Asker): Promise<HostedText> {
  if (!isFetchOn()) throw new RequestError('fetch-off');
  const { PLINTH_FETCH_HOSTS: ownHosts } = environment();
  const read = readHostedFile(address, ownHosts);
  if (read.kind === 'fault')
    throw new RequestError('not-fetchable', addressWords(read.code, read.host, ownHosts));
  const wait = await rate.take(client, Date.now());
  if (wait > 0) throw new RequestError('too-many', tooMany(wait), [], wait);
  if (underWay >= mostAtOnce) throw new RequestError('busy', undefined, [], 1);
  const { url, name } = read.file;
  underWay++;
  try {
    const text = await fetchText(url, ownHosts, signal ?? new AbortController().signal);
    checkDockerfile(text);
    return { url, name, text };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new RequestError(codes[error.code], fetchWords(error.code, error.host, name));
  } finally {
    underWay--;
  }
}

/** The same for a page. */
export async function fetchForPage(address: string): Promise<string> {
  return (await hostedText(address, { address: clientAddress(await headers()) })).text;
}

const codes = {
  'not-reached': 'not-fetched',
  'too-slow': 'not-fetched',
  'not-public': 'not-fetchable',
  redirected: 'not-fetched',
  'not-there': 'not-fetched',
  'too-many': 'not-fetched',
  'not-answered': 'not-fetched',
  'no-text': 'not-text',
  'too-large': 'too-large',
} as const satisfies Record<FetchFault, ProblemCode>;

function tooMany(seconds: number): string {
  return `You have fetched many files in a short time. Try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}, or paste the text.`;
}
