import 'server-only';
import { lookup as lookUpByName } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request as requestByTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { maximumDockerfileBytes } from '@/lib/report/request';
import { engineVersion } from '@/lib/version';
import { FetchError } from './fetch-error';
import { reachOf } from './reach';

/** How the outside is reached; in tests a server of this machine stands for it. */
export type Wire = {
  /** All addresses of a host. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** In place of 443, where the address names no port. */
  readonly port?: number;
  /** Certificates to believe beside those that Node knows, in PEM. */
  readonly ca?: string;
};

type Limits = { readonly milliseconds: number; readonly bytes: number; readonly redirects: number };

const usualLimits: Limits = { milliseconds: 8_000, bytes: maximumDockerfileBytes, redirects: 3 };

export const usualWire: Wire = {
  resolve: (host) =>
    new Promise((resolve, reject) => {
      lookUpByName(host, { all: true }, (error, found) =>
        error === null ? resolve(found.map(({ address }) => address)) : reject(error),
      );
    }),
};

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
        // The very addresses that were looked at are connected to: a second answer of the name server changes nothing.
        lookup: lookUp(wire, isOwn, url.host),
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

/** Refuses a host as soon as one of its addresses is none of the internet. */
function lookUp(wire: Wire, isOwn: boolean, host: string): LookupFunction {
  return (hostname, options, callback) => {
    wire.resolve(hostname).then(
      (addresses) => {
        const isOpen = addresses.length > 0 && addresses.every((each) => mayAsk(each, hostname, isOwn));
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = found;
        if (!isOpen || first === undefined) callback(new FetchError('not-public', host), '', 0);
        else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(new FetchError('not-reached', host, { cause: error }), '', 0),
    );
  };
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
