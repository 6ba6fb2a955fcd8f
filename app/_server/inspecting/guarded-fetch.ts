import type { IncomingMessage } from 'node:http';
import { request as requestPlainly } from 'node:http';
import { request as requestByTls } from 'node:https';
import { isIP } from 'node:net';
import { RegistryError } from '@/lib/registry/error';
import { engineVersion } from '@/lib/version';
import { checkedLookUp, type Resolve, resolveByName } from '../fetching/look-up';
import { reachOf } from '../fetching/reach';

/** How the outside is reached; in tests a server of this machine stands for it. */
export type RegistryWire = {
  readonly resolve: Resolve;
  /** Where connections to port 443 go instead. */
  readonly port?: number;
  /** Certificates to believe beside those that Node knows, in PEM. */
  readonly ca?: string;
  /** How long nothing may come: more than the client of registries waits. */
  readonly quietMilliseconds: number;
};

export const usualRegistryWire: RegistryWire = { resolve: resolveByName, quietMilliseconds: 45_000 };

/** As much of the platform's own `fetch` as a registry is asked with. */
export type PlainFetch = (url: string, init?: PlainInit) => Promise<Response>;

type PlainInit = {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly redirect?: 'manual';
  readonly signal?: AbortSignal;
};

/** Statuses that have no body: https://fetch.spec.whatwg.org/#null-body-status */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * A `fetch` that asks nobody in a network of this server's own: every address of a host is looked at when it is connected
 * to, and that address is connected to. Port 443 alone, by TLS; `ownHosts`, as `host[:port]`, may stand in a network of
 * their own and on another port, and on this machine without TLS. A redirect is not followed but answered, so that
 * whoever follows it comes through here again. No cookies, no credentials but those given, no connection kept.
 * Throws RegistryError.
 */
export function guardedFetch(
  ownHosts: readonly string[],
  wire: RegistryWire = usualRegistryWire,
): PlainFetch {
  return async (address, init = {}) => {
    const url = new URL(address);
    const isOwn = ownHosts.includes(url.host);
    refuseWay(url, isOwn);
    const { answer, fault } = await ask(url, init, isOwn, wire);
    return responseOf(answer, fault);
  };
}

function refuseWay(url: URL, isOwn: boolean): void {
  const isByTls = url.protocol === 'https:';
  const isPlain = url.protocol === 'http:' && isOwn;
  const isWay = (isByTls && (url.port === '' || isOwn)) || isPlain;
  if (!isWay || url.username !== '' || url.password !== '') throw closed(url);
  // Of a number nothing is looked up when it is connected to.
  const address = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
  if (isIP(address) !== 0 && !mayAsk(address, url, isOwn)) throw closed(url);
}

/** What is not encrypted does not leave this machine. */
function mayAsk(address: string, { protocol }: URL, isOwn: boolean): boolean {
  const reach = reachOf(address);
  switch (reach) {
    case 'public':
      return protocol === 'https:';
    case 'named':
      return isOwn && protocol === 'https:';
    case 'loopback':
      return isOwn;
    case 'never':
      return false;
    default:
      return reach satisfies never;
  }
}

/** `fault` says what ended it, of an answer that breaks off. */
type Answered = { readonly answer: IncomingMessage; readonly fault: (error: unknown) => unknown };

function ask(
  url: URL,
  { method = 'GET', headers, body, signal }: PlainInit,
  isOwn: boolean,
  wire: RegistryWire,
): Promise<Answered> {
  const { port, ca, quietMilliseconds } = wire;
  let tooSlow: RegistryError | undefined;
  const fault = (error: unknown) => {
    if (signal?.aborted) return signal.reason;
    if (tooSlow !== undefined || error instanceof RegistryError) return tooSlow ?? error;
    return new RegistryError('not-reached', { host: url.host }, { cause: error });
  };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestByTls : requestPlainly;
    const sent = request(
      url,
      {
        agent: false,
        method,
        ...(signal && { signal }),
        lookup: checkedLookUp(wire.resolve, (address) => mayAsk(address, url, isOwn), {
          closed: () => closed(url),
          missing: (cause) => new RegistryError('not-reached', { host: url.host }, { cause }),
        }),
        ...(port !== undefined && url.port === '' && url.protocol === 'https:' && { port }),
        ...(ca !== undefined && { ca }),
        headers: {
          'accept-encoding': 'identity',
          'user-agent': `Plinth/${engineVersion}`,
          ...headers,
        },
      },
      (answer) => resolve({ answer, fault }),
    );
    sent.setTimeout(quietMilliseconds, () => {
      tooSlow = new RegistryError('too-slow', { host: url.host, limit: quietMilliseconds });
      sent.destroy(tooSlow);
    });
    sent.once('error', (error) => reject(fault(error)));
    sent.end(body);
  });
}

function responseOf(answer: IncomingMessage, fault: Answered['fault']): Response {
  const { statusCode = 0 } = answer;
  // What is no status at all is as good as a gateway that fails.
  const status = statusCode >= 200 && statusCode <= 599 ? statusCode : 502;
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  if (bodiless.has(status)) answer.resume();
  return new Response(bodiless.has(status) ? null : bodyOf(answer, fault), { status, headers });
}

/** Read no faster than it is taken: `Readable.toWeb` counts chunks where it should count bytes. */
function bodyOf(answer: IncomingMessage, fault: Answered['fault']): ReadableStream<Uint8Array> {
  const chunks = answer[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(new Uint8Array(value));
        } catch (error) {
          throw fault(error);
        }
      },
      cancel() {
        answer.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

function closed(url: URL): RegistryError {
  return new RegistryError('address-not-public', { host: url.host });
}
