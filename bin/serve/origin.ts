import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** Methods that change nothing: RFC 9110, 9.2.1. */
const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where a page may send from: RFC 6454, and https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header */
const ownSites: ReadonlySet<string> = new Set(['same-origin', 'none']);

type Sent = { readonly method?: string | undefined; readonly headers: IncomingHttpHeaders };

type Known = {
  /** The configured address of this server. */
  readonly publicUrl: string | undefined;
  /** Whether a proxy that is trusted says under which name it was reached. */
  readonly isProxied: boolean;
};

/**
 * Whether the page of another site had a browser send a request that changes something. Browsers say by themselves
 * where a request comes from; who sends neither header is no browser.
 */
export function isFromOtherSite({ method = 'GET', headers }: Sent, known: Known): boolean {
  if (reading.has(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !ownSites.has(String(site))) return true;
  const { origin } = headers;
  if (origin === undefined) return false;
  const from = hostOf(origin);
  if (from === undefined) return true;
  // Of another scheme somebody on the way may have written it.
  if (known.publicUrl !== undefined && new URL(origin).origin === new URL(known.publicUrl).origin)
    return false;
  const forwarded = known.isProxied ? headers['x-forwarded-host'] : undefined;
  const reached = String(forwarded ?? headers.host ?? '').toLowerCase();
  const isReached = reached !== '' && from === reached;
  // A proxy may call this server by a name of its own: then the browser alone knows.
  if (!isReached) return site === undefined;
  // Whoever owns a name may have it point here; an address or this machine's own name nobody else has.
  return known.publicUrl !== undefined && !isOfMachine(from);
}

/**
 * Whether the page of a name that is not the configured one had a browser send a request. Whoever owns a name may have it
 * point to this machine, and a browser then takes both for one site; an address and `localhost` nobody else has.
 */
export function isFromUnknownName({ headers: { origin } }: Sent, publicUrl: string | undefined): boolean {
  if (origin === undefined) return false;
  const from = hostOf(origin);
  if (from === undefined) return true;
  if (publicUrl !== undefined && new URL(origin).origin === new URL(publicUrl).origin) return false;
  return !isOfMachine(from);
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host || undefined : undefined;
}

function isOfMachine(host: string): boolean {
  const { hostname } = new URL(`http://${host}`);
  return hostname === 'localhost' || isIP(hostname) > 0 || hostname.startsWith('[');
}
