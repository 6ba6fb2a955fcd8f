import type { Digest } from '../fact/fact';
import type { Reference } from '../reference/reference';
import type { Asking } from './asking';
import { documentBounds } from './bounds';
import { sha256Of, verify } from './bytes';
import { RegistryError } from './error';
import type { ImageConfig, LayerDescriptor, Platform } from './image';
import { acceptedDocuments, essenceOf, isIndexType, isManifestType } from './media-types';
import { offeredBy, pickFor, platformsOf, runsOn } from './pick';
import type { Place } from './place';
import {
  type Descriptor,
  type Document,
  type Index,
  isDigest,
  type Manifest,
  readConfig,
  readDocument,
  readLayers,
} from './schema';

/** An image of one platform, found in a registry. */
export type Found = {
  readonly place: Place;
  readonly digest: Digest;
  readonly manifest: Manifest;
  /** What the reference names, where that is an index. */
  readonly index: { readonly digest: Digest; readonly index: Index } | undefined;
  readonly platform: Platform;
  readonly platforms: readonly Platform[];
  readonly config: ImageConfig;
  readonly layers: readonly LayerDescriptor[];
};

/** Asks from the name to the configuration, and verifies all of it. */
export async function find(
  asking: Asking,
  place: Place,
  reference: Reference,
  wanted: Platform,
  signal: AbortSignal,
): Promise<Found> {
  const named = await readNamed(asking, place, reference, signal);
  const { document, digest } = named;
  if (document.kind === 'manifest') {
    const image = await imageOf(asking, place, document.manifest, signal);
    if (!runsOn(wanted, image.platform)) throw platformNotThere([image.platform], place);
    return {
      place,
      digest,
      manifest: document.manifest,
      index: undefined,
      ...image,
      platforms: [image.platform],
    };
  }
  const search: Search = { asking, place, wanted, signal, looked: 0, platforms: new Set() };
  const picked = await pickIn(document.index, search, 1);
  const platforms = [...search.platforms];
  if (picked === undefined) throw platformNotThere(platforms, place);
  const index = { digest, index: document.index };
  return { place, index, platforms, ...picked };
}

function platformNotThere(platforms: readonly Platform[], { registry }: Place): RegistryError {
  return new RegistryError('platform-not-there', { platforms, host: registry });
}

type Named = { readonly document: Document; readonly digest: Digest };

/** What a tag or a digest leads to. The digest of a tag is that of its bytes, and may not be said to be another. */
async function readNamed(
  asking: Asking,
  place: Place,
  { tag = 'latest', digest }: Reference,
  signal: AbortSignal,
): Promise<Named> {
  if (digest !== undefined && !isDigest(digest)) throw new RegistryError('not-understood', { digest });
  const { manifestBytes } = documentBounds;
  const path = `manifests/${digest ?? tag}`;
  const { bytes, headers, host } = await asking.read(place, path, acceptedDocuments, manifestBytes, signal);
  const said = headers.get('docker-content-digest');
  const named = digest ?? (said !== null && isDigest(said) ? said : sha256Of(bytes));
  verify(bytes, named, host);
  return { document: readDocument(bytes, essenceOf(headers.get('content-type') ?? '')), digest: named };
}

/** What a descriptor names, with the length and the digest that it has there. */
export async function readDescribed(
  asking: Asking,
  place: Place,
  kind: 'manifests' | 'blobs',
  { digest, size }: Descriptor,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { manifestBytes } = documentBounds;
  if (size > manifestBytes)
    throw new RegistryError('too-much', { bound: 'manifest-bytes', limit: manifestBytes, digest });
  const accept = kind === 'manifests' ? acceptedDocuments : '*/*';
  const { bytes, host } = await asking.read(place, `${kind}/${digest}`, accept, manifestBytes, signal);
  if (bytes.byteLength !== size) throw new RegistryError('length-mismatch', { digest, host });
  verify(bytes, digest, host);
  return bytes;
}

type Image = Pick<Found, 'config' | 'layers' | 'platform'>;

async function imageOf(
  asking: Asking,
  place: Place,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<Image> {
  const layers = readLayers(manifest);
  const { config, platform } = readConfig(
    await readDescribed(asking, place, 'blobs', manifest.config, signal),
  );
  if (config.diffIds.length !== layers.length) throw new RegistryError('not-understood');
  return { layers, config, platform };
}

type Search = {
  readonly asking: Asking;
  readonly place: Place;
  readonly wanted: Platform;
  readonly signal: AbortSignal;
  /** Indexes that were looked into. */
  looked: number;
  readonly platforms: Set<Platform>;
};

type Picked = Image & Pick<Found, 'digest' | 'manifest'>;

/** The image in an index, or in one of those inside it; undefined where it is in none. */
async function pickIn(index: Index, search: Search, depth: number): Promise<Picked | undefined> {
  const offered = offeredBy(index);
  for (const platform of platformsOf(offered)) search.platforms.add(platform);
  const picked = pickFor(search.wanted, offered);
  if (picked !== undefined) return readPicked(picked.descriptor, picked.platform, search);
  for (const { descriptor, platform } of offered) {
    if (!isIndexType(descriptor.mediaType)) continue;
    if (platform !== undefined && !runsOn(search.wanted, platform)) continue;
    const found = await pickInside(descriptor, search, depth);
    if (found !== undefined) return found;
  }
  // One alone that does not say what it is for says so in its configuration.
  const [unsaid, another] = offered.filter(
    ({ descriptor, platform }) => platform === undefined && isManifestType(descriptor.mediaType),
  );
  if (unsaid === undefined || another !== undefined) return undefined;
  const read = await readPicked(unsaid.descriptor, undefined, search);
  search.platforms.add(read.platform);
  return runsOn(search.wanted, read.platform) ? read : undefined;
}

async function pickInside(
  descriptor: Descriptor,
  search: Search,
  depth: number,
): Promise<Picked | undefined> {
  const { asking, place, signal } = search;
  const { indexDepth, indexes } = documentBounds;
  if (depth >= indexDepth) throw new RegistryError('too-much', { bound: 'index-depth', limit: indexDepth });
  search.looked++;
  if (search.looked > indexes) throw new RegistryError('too-much', { bound: 'index-depth', limit: indexes });
  const bytes = await readDescribed(asking, place, 'manifests', descriptor, signal);
  const document = readDocument(bytes, descriptor.mediaType);
  if (document.kind !== 'index') throw new RegistryError('not-understood', { digest: descriptor.digest });
  return pickIn(document.index, search, depth + 1);
}

/** The index says for which platform it is; what the configuration says is often less. */
async function readPicked(
  descriptor: Descriptor,
  platform: Platform | undefined,
  { asking, place, signal }: Search,
): Promise<Picked> {
  const bytes = await readDescribed(asking, place, 'manifests', descriptor, signal);
  const document = readDocument(bytes, descriptor.mediaType);
  if (document.kind !== 'manifest') throw new RegistryError('not-understood', { digest: descriptor.digest });
  const image = await imageOf(asking, place, document.manifest, signal);
  const { digest } = descriptor;
  return { ...image, digest, manifest: document.manifest, platform: platform ?? image.platform };
}
