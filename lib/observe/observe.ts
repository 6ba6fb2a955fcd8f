import type { IsoDate } from '../fact/fact';
import { RegistryError, type RegistryFault } from '../registry/error';
import type { Attached, ImageSource, LayerDescriptor } from '../registry/image';
import { readLayer } from '../registry/layer';
import { type Bounds, defaultBounds } from '../registry/limits';
import { observers as allObservers } from './index';
import { Layers } from './layers';
import { nothingSeen } from './nothing-seen';
import type { FactId, Observation, ObservedFacts, ObservedLayer, Progress } from './observation';
import type { Observer, Root } from './observer';
import { viewerOf } from './viewer';

export type ObserveOptions = {
  readonly signal: AbortSignal;
  readonly today: IsoDate;
  readonly observers?: readonly Observer<FactId>[];
  readonly bounds?: Partial<Bounds>;
  /** Whether what is kept beside the image is looked up too. */
  readonly attached?: boolean;
  onProgress?(progress: Progress): void;
};

/** Faults of one layer, which leave the others as they are. */
const faultsOfLayers: ReadonlySet<RegistryFault> = new Set([
  'digest-mismatch',
  'length-mismatch',
  'not-understood',
  'not-there',
  'too-much',
]);

/**
 * Reads all that observers want to know out of an image: its layers once, in their order. A layer with a fault makes
 * what depends on it not known. Throws `RegistryError` where the image as a whole is not reached, is over a bound or
 * takes too long, and the reason of the signal.
 */
export async function observe(source: ImageSource, options: ObserveOptions): Promise<Observation> {
  const bounds = { ...defaultBounds, ...options.bounds };
  const observers = options.observers ?? allObservers;
  refuseWhatIsTooMuch(source.layers, bounds);
  const timeout = AbortSignal.timeout(bounds.time);
  const signal = AbortSignal.any([options.signal, timeout]);
  try {
    const { root, layers } = await readLayers(source, { ...options, signal, observers }, bounds);
    const facts = factsOf(root, observers);
    const attached = options.attached ? await attachedTo(source, signal) : undefined;
    return observationOf(source, options.today, { layers, facts, attached });
  } catch (error) {
    options.signal.throwIfAborted();
    if (timeout.aborted) throw new RegistryError('too-much', { bound: 'time', limit: bounds.time });
    throw error;
  }
}

type Reading = ObserveOptions & { readonly observers: readonly Observer<FactId>[] };

async function readLayers(
  source: ImageSource,
  { observers, signal, onProgress }: Reading,
  bounds: Bounds,
): Promise<{ readonly root: Root; readonly layers: readonly ObservedLayer[] }> {
  const files = new Layers(bounds);
  const layers: ObservedLayer[] = [];
  const totalBytes = sizeOf(source.layers);
  const before = { unpacked: 0, entries: 0 };
  let bytes = 0;

  async function* open(layer: LayerDescriptor, index: number): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of source.open(layer, signal)) {
      signal.throwIfAborted();
      bytes += piece.length;
      onProgress?.({ layer: index, layers: source.layers.length, bytes, totalBytes });
      yield piece;
    }
  }
  for (const [index, layer] of source.layers.entries()) {
    signal.throwIfAborted();
    files.begin(index);
    try {
      const viewer = viewerOf(files, observers);
      const read = await readLayer(open(layer, index), layer.packing, bounds, viewer, before);
      // Only now: what comes before the end of bytes that are not those named does not count.
      files.put();
      layers.push({ ...layer, ...read });
      before.unpacked += read.unpacked;
      before.entries += read.entries;
    } catch (error) {
      if (signal.aborted || !isOfLayer(error)) throw error;
      files.drop();
      const { bound, limit } = error.details;
      layers.push({
        ...layer,
        fault: error.code,
        ...(bound === undefined ? {} : { bound }),
        ...(limit === undefined ? {} : { limit }),
      });
    }
  }
  return { root: files.root(source.config), layers };
}

function isOfLayer(error: unknown): error is RegistryError {
  return error instanceof RegistryError && faultsOfLayers.has(error.code);
}

/** Before anything is read, by what the manifest says. */
function refuseWhatIsTooMuch(layers: readonly LayerDescriptor[], bounds: Bounds): void {
  if (layers.length > bounds.layers)
    throw new RegistryError('too-much', { bound: 'layers', limit: bounds.layers });
  if (sizeOf(layers) > bounds.compressedBytes)
    throw new RegistryError('too-much', { bound: 'compressed-bytes', limit: bounds.compressedBytes });
}

function sizeOf(layers: readonly LayerDescriptor[]): number {
  return layers.reduce((sum, { size }) => sum + size, 0);
}

function factsOf(root: Root, observers: readonly Observer<FactId>[]): ObservedFacts {
  const read = observers.map((observer) => [observer.id, observer.read(root)] as const);
  return { ...nothingSeen, ...Object.fromEntries(read) };
}

/** What could not be asked for is not looked up; the image is measured all the same. */
async function attachedTo(
  source: ImageSource,
  signal: AbortSignal,
): Promise<readonly Attached[] | undefined> {
  try {
    return await source.attached(signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof RegistryError)) throw error;
    return undefined;
  }
}

function observationOf(
  { reference, digest, index, platform, platforms, config }: ImageSource,
  observed: IsoDate,
  {
    layers,
    facts,
    attached,
  }: {
    readonly layers: readonly ObservedLayer[];
    readonly facts: ObservedFacts;
    readonly attached: readonly Attached[] | undefined;
  },
): Observation {
  return {
    schemaVersion: 1,
    reference,
    digest,
    ...(index === undefined ? {} : { index }),
    platform,
    platforms,
    observed,
    config,
    layers,
    facts,
    ...(attached === undefined ? {} : { attached }),
  };
}
