import { z } from 'zod';
import { documentBounds } from './bounds';
import { readBytes } from './bytes';
import { type Challenge, readChallenges } from './challenge';
import { RegistryError } from './error';
import { isLoopback, type Place } from './place';
import { refusalOf } from './refusal';
import { send, type Wire } from './wire';

export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** What Docker keeps as `identitytoken`. */
  | { readonly kind: 'identity'; readonly token: string };

export type CredentialsFor = (registry: string) => Promise<Credentials | undefined>;

/** Who may ask what: tokens are kept until they expire. */
export type Authority = {
  /** What is sent along with the first try. */
  known(place: Place): string | undefined;
  /** What is sent along after a refusal with this `WWW-Authenticate`. Throws RegistryError. */
  answer(place: Place, header: string, signal: AbortSignal): Promise<string>;
};

const mostKept = 256;
const longestHeader = 8 * 1024;
/** https://distribution.github.io/distribution/spec/auth/token/#token-response-fields: where it says nothing. */
const usualSeconds = 60;
const longestSeconds = 3600;
/** A token that has less than that to live is not begun with. */
const margin = 10;

export function createAuthority(
  wire: Wire,
  allowed: (host: string) => boolean,
  credentialsFor: CredentialsFor,
): Authority {
  const kept = new Map<string, { readonly header: string; readonly until: number }>();
  const keyOf = ({ origin, repository }: Place) => `${origin} ${repository}`;
  function keep(place: Place, header: string, seconds: number): string {
    kept.delete(keyOf(place));
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(keyOf(place), { header, until: wire.now() + (seconds - margin) * 1000 });
    return header;
  }
  return {
    known(place) {
      const found = kept.get(keyOf(place));
      return found !== undefined && found.until > wire.now() ? found.header : undefined;
    },
    async answer(place, header, signal) {
      kept.delete(keyOf(place));
      const host = new URL(place.origin).host;
      const [challenge] = header.length > longestHeader ? [] : readChallenges(header);
      const credentials = await credentialsFor(place.registry);
      if (challenge?.kind === 'bearer') {
        const token = await tokenOf(wire, allowed, place, challenge, credentials, signal);
        return keep(place, `Bearer ${token.text}`, token.seconds);
      }
      if (challenge?.kind !== 'basic' || credentials?.kind !== 'password')
        throw new RegistryError('login-needed', { host });
      return keep(place, basic(credentials), longestSeconds);
    },
  };
}

const Answer = z.object({
  token: z.string().nullish(),
  access_token: z.string().nullish(),
  expires_in: z.number().nullish(),
});

type Bearer = Extract<Challenge, { kind: 'bearer' }>;

/** https://distribution.github.io/distribution/spec/auth/token/, https://distribution.github.io/distribution/spec/auth/oauth/ */
async function tokenOf(
  wire: Wire,
  allowed: (host: string) => boolean,
  place: Place,
  challenge: Bearer,
  credentials: Credentials | undefined,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly seconds: number }> {
  const url = realmOf(challenge, place, allowed);
  const scope = challenge.scope ?? `repository:${place.repository}:pull`;
  const asked = new URLSearchParams({ scope });
  if (challenge.service !== undefined) asked.set('service', challenge.service);
  const isIdentity = credentials?.kind === 'identity';
  if (isIdentity) {
    asked.set('grant_type', 'refresh_token');
    asked.set('client_id', 'plinth');
    asked.set('refresh_token', credentials.token);
  } else for (const [name, value] of asked) url.searchParams.append(name, value);
  const headers = {
    accept: 'application/json',
    ...(isIdentity && { 'content-type': 'application/x-www-form-urlencoded' }),
  };
  const authorization = credentials?.kind === 'password' ? basic(credentials) : undefined;
  const sending = { url, headers, authorization, ...(isIdentity && { form: asked.toString() }) };
  const transfer = await send(wire, sending, signal);
  if (transfer.status !== 200) throw await refusalOf(transfer, wire);
  const bytes = await readBytes(transfer, documentBounds.tokenBytes, wire, signal);
  return readToken(bytes, url.host);
}

/** A token is asked for with TLS, or on this machine, and only from who may be asked. */
function realmOf({ realm }: Bearer, { origin }: Place, allowed: (host: string) => boolean): URL {
  const registry = new URL(origin);
  if (!URL.canParse(realm)) throw new RegistryError('not-understood', { host: registry.host });
  const url = new URL(realm);
  url.username = '';
  url.password = '';
  url.hash = '';
  const isPlainHere = url.protocol === 'http:' && registry.protocol === 'http:' && isLoopback(url.hostname);
  const mayBeAsked = url.host === registry.host || allowed(url.host);
  if (!mayBeAsked || !(url.protocol === 'https:' || isPlainHere))
    throw new RegistryError('registry-not-allowed', { host: url.host });
  return url;
}

function readToken(bytes: Uint8Array, host: string): { readonly text: string; readonly seconds: number } {
  const answer = Answer.safeParse(jsonIn(bytes));
  const { token, access_token, expires_in } = answer.data ?? {};
  const text = token || access_token || '';
  // Nothing that could end a header.
  if (!/^[\x21-\x7e]+$/.test(text)) throw new RegistryError('not-understood', { host });
  const seconds = Math.min(Math.max(expires_in ?? usualSeconds, usualSeconds), longestSeconds);
  return { text, seconds };
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

function basic({ username, password }: Extract<Credentials, { kind: 'password' }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
