import type { Authority } from './authority';
import { readBytes } from './bytes';
import { RegistryError } from './error';
import type { Place } from './place';
import { allowanceOf, refusalOf, remainingOf } from './refusal';
import { send, type Transfer, type Wire } from './wire';

/** Asks a registry, as often as it takes within reason, as whom it takes. */
export type Asking = {
  /** An answer of 200 or 206, its body to be read. Throws RegistryError. */
  open(place: Place, path: string, headers: Headers, signal: AbortSignal): Promise<Transfer>;
  /** A small answer as a whole. */
  read(place: Place, path: string, accept: string, most: number, signal: AbortSignal): Promise<Answered>;
};

export type Answered = {
  readonly bytes: Uint8Array;
  readonly headers: Transfer['headers'];
  readonly host: string;
};

type Headers = Readonly<Record<string, string>>;

const tries = 4;
const firstWait = 500;
/** They may be otherwise a moment later. */
const passing = new Set([408, 500, 502, 503, 504]);

export function createAsking(wire: Wire, authority: Authority): Asking {
  async function openOnce(
    place: Place,
    path: string,
    headers: Headers,
    signal: AbortSignal,
  ): Promise<Transfer> {
    const url = new URL(`${place.origin}/v2/${place.repository}/${path}`);
    const all = { 'user-agent': 'Plinth', 'accept-encoding': 'identity', ...headers };
    const sendAs = (authorization: string | undefined) =>
      send(wire, { url, headers: all, authorization }, signal);
    let transfer = await sendAs(authority.known(place));
    const challenge = transfer.headers.get('www-authenticate');
    if (transfer.status === 401 && challenge !== null && transfer.host === url.host) {
      transfer.close();
      transfer = await sendAs(await authority.answer(place, challenge, signal));
    }
    tellAllowance(transfer, wire);
    if (transfer.status === 200 || transfer.status === 206) return transfer;
    throw await refusalOf(transfer, wire);
  }
  return {
    open: (place, path, headers, signal) =>
      persist(wire, signal, () => openOnce(place, path, headers, signal)),
    read: (place, path, accept, most, signal) =>
      persist(wire, signal, async () => {
        const transfer = await openOnce(place, path, { accept }, signal);
        const bytes = await readBytes(transfer, most, wire, signal);
        return { bytes, headers: transfer.headers, host: transfer.host };
      }),
  };
}

async function persist<T>(wire: Wire, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RegistryError) || attempt >= tries) throw error;
      const milliseconds = waitAfter(error, attempt, wire);
      if (milliseconds === undefined) throw error;
      wire.log({ kind: 'again', host: error.details.host ?? '', code: error.code, milliseconds });
      await wire.wait(milliseconds, signal);
    }
  }
}

/** Undefined where it would not help, or take too long. */
function waitAfter(
  { code, details }: RegistryError,
  attempt: number,
  { patience }: Wire,
): number | undefined {
  const { retryAfter, status = 0 } = details;
  const mayPass =
    code === 'not-reached' || code === 'rate-limited' || (code === 'not-answered' && passing.has(status));
  // Whoever is silent for so long is not asked for as long again and again.
  const isSecondChance = code === 'too-slow' && attempt === 1;
  if (!mayPass && !isSecondChance) return undefined;
  const asked = (retryAfter ?? 0) * 1000;
  return asked > patience.retryAfter ? undefined : Math.max(asked, firstWait * 2 ** (attempt - 1));
}

function tellAllowance({ host, headers }: Transfer, wire: Wire): void {
  const allowance = allowanceOf(headers);
  const remaining = remainingOf(headers);
  if (allowance !== undefined && remaining !== undefined)
    wire.log({ kind: 'allowance', host, remaining, ...allowance });
}
