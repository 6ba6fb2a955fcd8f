import 'server-only';
import { Worker } from 'node:worker_threads';
import type { Observation } from '@/lib/observe/observation';
import { hasPassingFault } from '@/lib/observe/passing-fault';
import { isPlatformError, normalPlatform, parsePlatform } from '@/lib/reference/platform';
import {
  familiarReference,
  formatReference,
  isReferenceError,
  parseReference,
} from '@/lib/reference/reference';
import { getCatalog, lookForMeasured } from '../catalog';
import { now, today } from '../clock';
import { environment } from '../environment';
import { RequestError } from '../problem';
import { invalid } from '../query';
import { memoryRate, nobody, type Rate } from '../rate';
import { getStore } from '../store';
import { createInspections, type Inspections } from './inspections';
import { getMeasured } from './kept';
import { mayMeasureFrom, ownHostsFor, type Registries, registriesOf } from './registries';
import type { InspectionEvent, Listener } from './run';
import { runsInWorkers } from './worker-run';

const mostRunning = 2;
const mostWaiting = 16;
const mostWaitingEach = 4;
const graceMilliseconds = 3_000;
/** Where a name leads to is looked up again after so long. */
const freshMilliseconds = 24 * 60 * 60 * 1000;
/** Of one worker, in MiB: beyond the bounds of reading. */
const mostMemory = 512;

/** A name as people write it, and in full. `platform` is undefined where none was asked for. */
export type AskedImage = {
  readonly name: string;
  readonly reference: string;
  readonly registry: string;
  readonly digest: string | undefined;
  readonly platform: string | undefined;
};

export const usualPlatform = 'linux/amd64';

declare global {
  // Kept over the copies of this module, as there must be one queue.
  var plinthInspections: Inspections | undefined;
  var plinthInspectionRate: Rate | undefined;
}

/** Reads what an address asks for. Throws RequestError. */
export function readAskedImage(image: string, platform: string | undefined): AskedImage {
  const reference = parseReference(image.trim());
  if (isReferenceError(reference))
    throw invalid([{ path: 'image', message: `is not understood: ${reference.error}` }]);
  if (image.trim() === 'scratch')
    throw invalid([
      { path: 'image', message: 'names `scratch`, which is empty: there is nothing to measure' },
    ]);
  if (platform !== undefined) {
    const parts = parsePlatform(platform);
    if (isPlatformError(parts))
      throw invalid([{ path: 'platform', message: `is not understood: ${parts.error}` }]);
  }
  const tag = reference.tag ?? (reference.digest === undefined ? 'latest' : undefined);
  return {
    name: familiarReference({ ...reference, tag }),
    reference: formatReference({ ...reference, tag }),
    registry: reference.registry,
    digest: reference.digest,
    platform: platform === undefined ? undefined : normalPlatform(platform),
  };
}

export type KeptImage = { readonly observation: Observation; readonly seenAt: string | undefined };

/** What is kept of an image: of a digest for ever, of a name what it led to last. */
export async function keptImage({ reference, digest, platform }: AskedImage): Promise<KeptImage | undefined> {
  if (digest !== undefined) {
    const observation = await getStore().getObservation(digest, platform);
    return observation && { observation, seenAt: undefined };
  }
  return await getStore().findObservation(reference, platform ?? usualPlatform);
}

export function isMeasuringOn(): boolean {
  return registries().isOn;
}

/** Names of the registries that are asked, for people; undefined where all public ones are. */
export function askedRegistries(): readonly string[] | undefined {
  const { isOpen, ofCatalog, own } = registries();
  return isOpen ? undefined : [...new Set([...own, ...ofCatalog])].sort();
}

/** Whether an image of this registry would be measured here. */
export function mayMeasure(registry: string): boolean {
  return mayMeasureFrom(registry, registries());
}

/**
 * Tells how far an image is until it is done: what is kept and fresh at once, what is kept and older as well while it is
 * looked up anew, all else once it is measured. The answer is to leave. Throws RequestError.
 */
export async function followImage(
  asked: AskedImage,
  client: string,
  listener: Listener,
): Promise<() => void> {
  const kept = await keptImage(asked);
  if (kept !== undefined && !hasPassingFault(kept.observation)) {
    await refreshWhenOld(asked, kept, client);
    listener({ kind: 'done', observation: kept.observation, seenAt: kept.seenAt ?? now() });
    return () => {};
  }
  return await measure(asked, client, listener);
}

/** What is told of an image that is being measured now. */
export function progressOf({ reference, platform = usualPlatform }: AskedImage): InspectionEvent | undefined {
  return inspections().lookAt({ reference, platform });
}

/** What a page without scripts waits for; not loaded anew for so long, it is not waited for. */
type Lease = { last: InspectionEvent; leave(): void; timer?: ReturnType<typeof setTimeout> };
const leases = new Map<string, Lease>();
const leaseMilliseconds = 60_000;

/**
 * Has an image measured for a page that comes back for it, and answers how far it is. What has failed meanwhile is told
 * once; who asks again then begins anew. Throws RequestError.
 */
export async function measureForPage(asked: AskedImage, client: string): Promise<InspectionEvent> {
  const key = `${asked.reference} ${asked.platform ?? usualPlatform}`;
  const before = leases.get(key);
  clearTimeout(before?.timer);
  leases.delete(key);
  if (before?.last.kind === 'failed') return before.last;
  const lease: Lease = { last: { kind: 'begun' }, leave() {} };
  lease.leave = await measure(asked, client, (event) => {
    lease.last = event;
  });
  before?.leave();
  lease.timer = setTimeout(() => {
    lease.leave();
    if (leases.get(key) === lease) leases.delete(key);
  }, leaseMilliseconds).unref();
  if (!hasEnded(lease)) leases.set(key, lease);
  return lease.last;
}

function hasEnded({ last }: Lease): boolean {
  return last.kind === 'done' || last.kind === 'failed';
}

async function measure(asked: AskedImage, client: string, listener: Listener): Promise<() => void> {
  const { reference, registry, platform = usualPlatform } = asked;
  if (!isMeasuringOn()) throw new RequestError('measuring-off');
  if (!mayMeasure(registry)) {
    listener({ kind: 'failed', fault: { code: 'registry-not-allowed', details: { host: registry } } });
    return () => {};
  }
  if (progressOf(asked) === undefined) await count(client);
  return inspections().follow({ reference, platform }, client, listener);
}

/** Looks up anew where a name leads to, beside whoever is answered with what is known, whatever becomes of it. */
export async function refreshWhenOld(asked: AskedImage, kept: KeptImage, client: string): Promise<void> {
  if (isFresh(kept) || !mayMeasure(asked.registry)) return;
  await measure(asked, client, () => {}).catch(() => {});
}

function isFresh({ seenAt }: KeptImage): boolean {
  return seenAt === undefined || Date.parse(now()) - Date.parse(seenAt) < freshMilliseconds;
}

async function count(client: string): Promise<void> {
  const share = environment().PLINTH_INSPECTIONS_PER_HOUR;
  if (share === 0 || client === nobody) return;
  globalThis.plinthInspectionRate ??= memoryRate({ share, milliseconds: 60 * 60_000 });
  const wait = await globalThis.plinthInspectionRate.take(client, Date.now());
  if (wait > 0) throw new RequestError('too-many', tooMany(wait), [], wait);
}

function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `You have had many images measured in a short time. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}; what is measured already is shown at any time.`;
}

let known: Registries | undefined;

function registries(): Registries {
  known ??= registriesOf(getCatalog(), environment().PLINTH_REGISTRIES);
  return known;
}

function inspections(): Inspections {
  globalThis.plinthInspections ??= createInspections({
    start: runsInWorkers((asked) => startWorker(asked)),
    store: getStore,
    now,
    whenKept: () => {
      getMeasured().forget();
      lookForMeasured();
    },
    mostRunning,
    mostWaiting,
    mostWaitingEach,
    graceMilliseconds,
  });
  return globalThis.plinthInspections;
}

function startWorker(asked: { readonly reference: string; readonly platform: string }): Worker {
  const reference = parseReference(asked.reference);
  const ownHosts = isReferenceError(reference) ? [] : ownHostsFor(reference.registry, registries());
  return new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { ...asked, today: today(), ownHosts },
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
}
