import { normalPlatform } from '../reference/platform';
import type { Reference } from '../reference/reference';
import { familiarReference } from '../reference/reference';
import { type Asking, createAsking } from './asking';
import { type CredentialsFor, createAuthority } from './authority';
import { readBlob } from './blob';
import { RegistryError, type RegistryFault } from './error';
import { type Found, find } from './finding';
import type { ImageSource } from './image';
import { type Place, placeOf } from './place';
import { type Fetch, type Patience, type RegistryEvent, usualPatience, usualWait, type Wire } from './wire';

export type RegistryOptions = {
  /** The way out. The server passes one that looks at every address it connects to. */
  readonly fetch: Fetch;
  /** Whether a host may be asked: `docker.io`, `registry.example:5000`; also asked of who gives tokens. Whom a registry leads to is judged by `fetch`. */
  readonly allowed: (host: string) => boolean;
  /** Asked by the name of the registry: `docker.io`. */
  readonly credentialsFor?: CredentialsFor;
  /** Registries that are asked before one, in their order, for the same repository. */
  readonly mirrorsOf?: (registry: string) => readonly string[];
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log?: (event: RegistryEvent) => void;
  readonly patience?: Partial<Patience>;
};

export type Registry = {
  /** What a reference stands for on a platform. Throws RegistryError; what the signal says where it is aborted. */
  image(
    reference: Reference,
    options: { readonly platform: string; readonly signal: AbortSignal },
  ): Promise<ImageSource>;
};

/** A client of registries as OCI's distribution 1.1 and Docker's v2 have them: https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md */
export function createRegistry(options: RegistryOptions): Registry {
  const { allowed, credentialsFor = async () => undefined, mirrorsOf = () => [] } = options;
  const wire: Wire = {
    fetch: options.fetch,
    patience: { ...usualPatience, ...options.patience },
    wait: options.wait ?? usualWait,
    now: options.now,
    log: options.log ?? (() => {}),
  };
  const asking = createAsking(wire, createAuthority(wire, allowed, credentialsFor));
  return {
    async image(reference, { platform, signal }) {
      const registries = [...mirrorsOf(reference.registry), reference.registry];
      const places = registries.map((registry) => placeOf(registry, reference.repository));
      const refused = places.find(({ registry }) => !allowed(registry));
      if (refused !== undefined) throw new RegistryError('registry-not-allowed', { host: refused.registry });
      const wanted = normalPlatform(platform);
      const found = await firstOf(places, signal, (place) => find(asking, place, reference, wanted, signal));
      return sourceOf(reference, found, asking, wire);
    },
  };
}

/** Where the next may know better. */
const askElsewhere: ReadonlySet<RegistryFault> = new Set<RegistryFault>([
  'not-there',
  'not-reached',
  'too-slow',
  'login-needed',
  'rate-limited',
  'not-answered',
]);

async function firstOf<T>(
  places: readonly Place[],
  signal: AbortSignal,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  for (const place of places) {
    try {
      return await work(place);
    } catch (error) {
      signal.throwIfAborted();
      const mayBeElsewhere = error instanceof RegistryError && askElsewhere.has(error.code);
      if (!mayBeElsewhere || place === places.at(-1)) throw error;
    }
  }
  throw new Error('No place to ask');
}

function sourceOf(
  reference: Reference,
  { place, digest, index, platform, platforms, config, layers }: Found,
  asking: Asking,
  wire: Wire,
): ImageSource {
  return {
    reference: familiarReference(reference),
    digest,
    index: index?.digest,
    platform,
    platforms,
    config,
    layers,
    open(layer, signal) {
      const path = `blobs/${layer.digest}`;
      return readBlob(layer, (headers) => asking.open(place, path, headers, signal), wire, signal);
    },
    async attached() {
      return [];
    },
  };
}
