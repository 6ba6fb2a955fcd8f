import 'server-only';
import type { IncomingMessage } from 'node:http';
import { request as requestByTls } from 'node:https';
import { maximumDockerfileBytes } from '@/lib/report/bounds';
import { engineVersion } from '@/lib/version';
import { FetchError } from './fetch-error';
import { checkedLookUp, type Resolve, resolveByName } from './look-up';
import { reachOf } from './reach';

/** How the outside is reached; in tests a server of this machine stands for it. */
export type Wire = {
  readonly resolve: Resolve;
  /** In place of 443, where the address names no port. */
  readonly port?: number;
  /** Certificates to believe beside those that Node knows, in PEM. */
  readonly ca?: string;
};

type Limits = { readonly milliseconds: number; readonly bytes: number; readonly redirects: number };

const usualLimits: Limits = { milliseconds: 8_000, bytes: maximumDockerfileBytes, redirects: 3 };

export const usualWire: Wire = { resolve: resolveByName };

/**
 * The text at an address of `readHostedFile`. Nothing goes along but the address: no cookie, no password, no name of who
 * asks. `ownHosts` may stand in a network of their own. Throws FetchError.
 */
export async function fetchText(
  url: string,
  ownHosts: readonly string[],
  signal: AbortSignal,
  wire: Wire = usualWire,
  limits: Limits = usualLimits,
): Promise<string> {
  const tooLong = AbortSignal.timeout(limits.milliseconds);
  const whole = AbortSignal.any([signal, tooLong]);
  try {
    let next = new URL(url);
    for (let hops = 0; hops <= limits.redirects; hops++) {
      const answer = await ask(next, ownHosts, whole, wire);
      const to = redirectOf(answer, next);
      if (to === undefined) return await textOf(answer, next, limits.bytes);
      answer.destroy();
      next = to;
    }
    throw new FetchError('redirected', next.host);
  } catch (error) {
    if (error instanceof FetchError) throw error;
    signal.throwIfAborted();
    throw new FetchError(tooLong.aborted ? 'too-slow' : 'not-reached', new URL(url).host, { cause: error });
  }
}

function ask(
  url: URL,
  ownHosts: readonly string[],
  signal: AbortSignal,
  wire: Wire,
): Promise<IncomingMessage> {
  const isOwn = ownHosts.includes(url.host);
  return new Promise((resolve, reject) => {
    const { port, ca } = wire;
    const sent = requestByTls(
      url,
      {
        agent: false,
        signal,
        lookup: checkedLookUp(wire.resolve, (address, hostname) => mayAsk(address, hostname, isOwn), {
          closed: () => new FetchError('not-public', url.host),
          missing: (cause) => new FetchError('not-reached', url.host, { cause }),
        }),
        ...(port !== undefined && url.port === '' && { port }),
        ...(ca !== undefined && { ca }),
        headers: {
          accept: 'text/plain, */*;q=0.1',
          'accept-encoding': 'identity',
          'user-agent': `Plinth/${engineVersion}`,
        },
      },
      resolve,
    );
    sent.once('error', reject);
    sent.end();
  });
}

/** A host of the settings may be in a network of its own, and on this machine where it is called so. */
function mayAsk(address: string, hostname: string, isOwn: boolean): boolean {
  const reach = reachOf(address);
  switch (reach) {
    case 'public':
      return true;
    case 'named':
      return isOwn;
    case 'loopback':
      return isOwn && hostname === 'localhost';
    case 'never':
      return false;
    default:
      return reach satisfies never;
  }
}

/** Where an answer leads to, on the same host; undefined where it is the last. */
function redirectOf({ statusCode = 0, headers: { location } }: IncomingMessage, from: URL): URL | undefined {
  if (statusCode < 300 || statusCode > 399) return undefined;
  const to = location !== undefined && URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (to?.protocol !== 'https:' || to.host !== from.host) throw new FetchError('redirected', from.host);
  to.username = '';
  to.password = '';
  return to;
}

async function textOf(answer: IncomingMessage, { host }: URL, most: number): Promise<string> {
  const refuse = (code: FetchError['code']) => {
    answer.destroy();
    return new FetchError(code, host);
  };
  const { statusCode = 0, headers } = answer;
  if (statusCode === 401 || statusCode === 403 || statusCode === 404 || statusCode === 410)
    throw refuse('not-there');
  if (statusCode === 429) throw refuse('too-many');
  if (statusCode !== 200) throw refuse('not-answered');
  if (!isText(headers['content-type']) || (headers['content-encoding'] ?? 'identity') !== 'identity')
    throw refuse('no-text');
  if (Number(headers['content-length']) >= most) throw refuse('too-large');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.byteLength;
    if (size >= most) throw refuse('too-large');
    chunks.push(chunk);
  }
  return decoded(Buffer.concat(chunks)) ?? raise(new FetchError('no-text', host));
}

/** A page in HTML is where one has to sign in, or is told that there is nothing. */
function isText(type = 'application/octet-stream'): boolean {
  const [media = ''] = type.toLowerCase().split(';');
  return (
    media.trim() === 'application/octet-stream' || (media.startsWith('text/') && media.trim() !== 'text/html')
  );
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function raise(error: Error): never {
  throw error;
}
