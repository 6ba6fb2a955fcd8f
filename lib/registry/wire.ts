import { setTimeout as pause } from 'node:timers/promises';
import { documentBounds } from './bounds';
import { RegistryError } from './error';
import { mayLead } from './place';

/** What is told of the way out, for a log: no address, no name of who asks. */
export type RegistryEvent =
  | { readonly kind: 'again'; readonly host: string; readonly code: string; readonly milliseconds: number }
  | { readonly kind: 'resumed'; readonly host: string; readonly bytes: number }
  | {
      readonly kind: 'allowance';
      readonly host: string;
      readonly requests: number;
      readonly remaining: number;
      readonly seconds: number;
    };

export type Fetch = (
  url: string,
  init: {
    readonly method: 'GET' | 'POST';
    readonly headers: Record<string, string>;
    readonly body?: string;
    /** Redirects are followed here, so that nothing goes along that must not. */
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

/** How long something is waited for, in milliseconds. */
export type Patience = {
  /** For the head of an answer. */
  readonly head: number;
  /** For the next bytes of a body. */
  readonly stall: number;
  /** For all of an index, a manifest, a configuration or a token. */
  readonly document: number;
  /** As long as a registry may have us wait; longer is told instead. */
  readonly retryAfter: number;
};

export const usualPatience: Patience = {
  head: 30_000,
  stall: 30_000,
  document: 60_000,
  retryAfter: 15_000,
};

export type Wire = {
  readonly fetch: Fetch;
  readonly patience: Patience;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: (event: RegistryEvent) => void;
};

export async function usualWait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal });
}

/** An answer whose body is still to come. */
export type Transfer = {
  readonly host: string;
  readonly status: number;
  readonly headers: Headers;
  /** Ends with `too-slow` or `not-reached` where it does not come to its end. To be read once, or closed. */
  chunks(): AsyncGenerator<Uint8Array, void>;
  close(): void;
};

export type Sending = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** A form; without one it is a GET. */
  readonly form?: string;
  /** Goes to the host that is asked, and to no other that it leads to. */
  readonly authorization?: string | undefined;
};

/** Sends a request and goes where it is led to, a bounded number of times. */
export async function send(wire: Wire, sending: Sending, signal: AbortSignal): Promise<Transfer> {
  let { url, authorization, form } = sending;
  for (let hops = 0; hops <= documentBounds.redirects; hops++) {
    const transfer = await sendOnce(
      wire,
      { ...sending, url, authorization, ...(form !== undefined && { form }) },
      signal,
    );
    const to = redirectOf(transfer, url);
    if (to === undefined) return transfer;
    transfer.close();
    if (!mayLead(url, to))
      throw new RegistryError('not-answered', { host: url.host, status: transfer.status });
    if (to.origin !== url.origin) authorization = undefined;
    // What a form says is for the one to whom it was sent.
    form = undefined;
    url = to;
  }
  throw new RegistryError('too-much', {
    bound: 'redirects',
    limit: documentBounds.redirects,
    host: url.host,
  });
}

function redirectOf({ status, headers }: Transfer, from: URL): URL | undefined {
  const location = headers.get('location');
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return undefined;
  if (!URL.canParse(location, from)) return undefined;
  const to = new URL(location, from);
  to.username = '';
  to.password = '';
  return to;
}

async function sendOnce(
  { fetch, patience }: Wire,
  { url, headers, form, authorization }: Sending,
  signal: AbortSignal,
): Promise<Transfer> {
  signal.throwIfAborted();
  const { host } = url;
  const stop = new AbortController();
  const follow = () => stop.abort(signal.reason);
  signal.addEventListener('abort', follow, { once: true });
  const close = () => {
    signal.removeEventListener('abort', follow);
    stop.abort();
  };
  const failed = (error: unknown) => {
    close();
    signal.throwIfAborted();
    return registryErrorIn(error) ?? new RegistryError('not-reached', { host }, { cause: error });
  };
  try {
    const response = await within(
      patience.head,
      host,
      stop.signal,
      fetch(url.href, {
        method: form === undefined ? 'GET' : 'POST',
        headers: { ...headers, ...(authorization !== undefined && { authorization }) },
        ...(form !== undefined && { body: form }),
        redirect: 'manual',
        signal: stop.signal,
      }),
    );
    const { status } = response;
    const next = (reader: Reader) => within(patience.stall, host, stop.signal, reader.read());
    return {
      host,
      status,
      headers: response.headers,
      close,
      async *chunks() {
        const reader = response.body?.getReader();
        try {
          for (let read = reader && (await next(reader)); read?.value; read = reader && (await next(reader)))
            yield read.value;
        } catch (error) {
          throw failed(error);
        } finally {
          close();
        }
      },
    };
  } catch (error) {
    throw failed(error);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** What the guard of the way out has thrown may come wrapped in what `fetch` throws. */
function registryErrorIn(error: unknown): RegistryError | undefined {
  let each = error;
  for (let depth = 0; depth < 5 && each instanceof Error; depth++) {
    if (each instanceof RegistryError) return each;
    each = each.cause;
  }
  return undefined;
}

/** The same promise, but no longer than that, nor than the signal lets it. */
export async function within<T>(
  milliseconds: number,
  host: string,
  signal: AbortSignal,
  work: Promise<T>,
): Promise<T> {
  let giveUp = () => {};
  const ended = new Promise<never>((_resolve, reject) => {
    const tooSlow = () => reject(new RegistryError('too-slow', { bound: 'time', limit: milliseconds, host }));
    const timer = setTimeout(tooSlow, milliseconds);
    const aborted = () => reject(signal.reason);
    signal.addEventListener('abort', aborted, { once: true });
    giveUp = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
    };
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    giveUp();
  }
}
