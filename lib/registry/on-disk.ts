import { createReadStream, existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { documentBounds } from './bounds';
import { hashFor, sha256Of, verify } from './bytes';
import { RegistryError } from './error';
import type { ImageSource, LayerDescriptor, Platform } from './image';
import { offeredBy, pickFor, platformsOf, runsOn } from './pick';
import {
  type Descriptor,
  type Index,
  isDigest,
  readConfig,
  readDocument,
  readIndex,
  readLayers,
} from './schema';

/** Which image of a folder is meant. */
export type Wanted = {
  /** As it is to be called. */
  readonly reference: string;
  readonly platform: Platform;
  /** A tag, where there are several images. */
  readonly tag?: string | undefined;
};

/**
 * The image in an OCI layout, https://github.com/opencontainers/image-spec/blob/main/image-layout.md, or in what
 * `docker save` wrote, once it is unpacked. Throws RegistryError.
 */
export async function imageOnDisk(folder: string, wanted: Wanted): Promise<ImageSource> {
  if (existsSync(join(folder, 'index.json'))) return imageOfLayout(folder, wanted);
  if (existsSync(join(folder, 'manifest.json'))) return imageOfArchive(folder, wanted);
  throw new RegistryError('not-an-image');
}

async function imageOfLayout(folder: string, { platform, reference, tag }: Wanted): Promise<ImageSource> {
  const top = readIndex(await readWhole(join(folder, 'index.json')));
  let descriptor = namedIn(top, tag);
  let index: Descriptor | undefined;
  let platforms: readonly Platform[] | undefined;
  for (let depth = 0; depth <= documentBounds.indexDepth; depth += 1) {
    const bytes = await readBlobAt(folder, descriptor);
    const document = readDocument(bytes, descriptor.mediaType);
    if (document.kind === 'manifest') {
      const { manifest } = document;
      const layers = readLayers(manifest);
      const { config, platform: own } = readConfig(await readBlobAt(folder, manifest.config));
      if (!runsOn(platform, own)) throw new RegistryError('platform-not-there', { platforms: [own] });
      return {
        reference,
        digest: descriptor.digest,
        index: index?.digest,
        platform: own,
        platforms: platforms ?? [own],
        config,
        layers,
        open: (layer, signal) => readLayerAt(blobPath(folder, layer.digest), layer, signal),
        attached: async () => [],
      };
    }
    index ??= descriptor;
    const offered = offeredBy(document.index);
    platforms ??= platformsOf(offered);
    const found = pickFor(platform, offered);
    if (found === undefined) throw new RegistryError('platform-not-there', { platforms });
    descriptor = found.descriptor;
  }
  throw new RegistryError('too-much', { bound: 'index-depth', limit: documentBounds.indexDepth });
}

/** The one of that name; without a name the only one, or the one called `latest`. */
function namedIn({ manifests }: Index, tag: string | undefined): Descriptor {
  const nameOf = ({ annotations }: Descriptor) => annotations?.['org.opencontainers.image.ref.name'];
  const [first, ...more] = manifests;
  const found =
    tag === undefined && more.length === 0
      ? first
      : manifests.find((each) => nameOf(each) === (tag ?? 'latest'));
  if (found === undefined) throw new RegistryError('not-there');
  return found;
}

const Saved = z.array(
  z.object({
    Config: z.string(),
    RepoTags: z.array(z.string()).nullish(),
    Layers: z.array(z.string()),
  }),
);

/** What `docker save` wrote before it wrote layouts: archives as they are, each known by the digest of all of it. */
async function imageOfArchive(folder: string, { platform, reference, tag }: Wanted): Promise<ImageSource> {
  const saved = savedIn(await readWhole(join(folder, 'manifest.json')), tag);
  const bytes = await readWhole(await inside(folder, saved.Config));
  const { config, platform: own } = readConfig(bytes);
  if (config.diffIds.length !== saved.Layers.length) throw new RegistryError('not-understood');
  if (!runsOn(platform, own)) throw new RegistryError('platform-not-there', { platforms: [own] });
  const paths = new Map<string, string>();
  const layers: LayerDescriptor[] = [];
  for (const [at, name] of saved.Layers.entries()) {
    const path = await inside(folder, name);
    const digest = config.diffIds[at] ?? '';
    const { size } = await stat(path);
    layers.push({ digest, mediaType: 'application/vnd.docker.image.rootfs.diff.tar', packing: 'none', size });
    paths.set(digest, path);
  }
  return {
    reference,
    digest: sha256Of(bytes),
    index: undefined,
    platform: own,
    platforms: [own],
    config,
    layers,
    open: (layer, signal) => readLayerAt(paths.get(layer.digest) ?? '', layer, signal),
    attached: async () => [],
  };
}

function savedIn(bytes: Uint8Array, tag: string | undefined): z.infer<typeof Saved>[number] {
  const all = parsed(Saved, bytes);
  const named = tag === undefined ? all : all.filter(({ RepoTags }) => RepoTags?.includes(tag));
  const [saved] = named;
  if (saved === undefined || named.length > 1) throw new RegistryError('not-there');
  const { layers: most } = documentBounds;
  if (saved.Layers.length > most) throw new RegistryError('too-much', { bound: 'layers', limit: most });
  return saved;
}

function parsed<T>(schema: z.ZodType<T>, bytes: Uint8Array): T {
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    throw new RegistryError('not-understood', {}, { cause: error });
  }
}

async function readBlobAt(folder: string, { digest, size }: Descriptor): Promise<Uint8Array> {
  const bytes = await readWhole(blobPath(folder, digest));
  if (bytes.byteLength !== size) throw new RegistryError('length-mismatch', { digest });
  verify(bytes, digest, 'disk');
  return bytes;
}

function blobPath(folder: string, digest: string): string {
  if (!isDigest(digest)) throw new RegistryError('not-understood', { digest });
  return join(folder, 'blobs', ...digest.split(':'));
}

/** A path that an archive names, wherever links lead: nothing outside of the folder. */
async function inside(folder: string, name: string): Promise<string> {
  const path = await realpath(join(folder, name)).catch((error: unknown) => {
    throw new RegistryError('not-there', {}, { cause: error });
  });
  if (!path.startsWith(`${await realpath(folder)}${sep}`)) throw new RegistryError('not-understood');
  return path;
}

async function readWhole(path: string): Promise<Uint8Array> {
  const { manifestBytes } = documentBounds;
  const { size } = await statOf(path);
  if (size > manifestBytes)
    throw new RegistryError('too-much', { bound: 'manifest-bytes', limit: manifestBytes });
  return readFile(path);
}

async function* readLayerAt(
  path: string,
  { digest, size }: LayerDescriptor,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  if ((await statOf(path)).size !== size) throw new RegistryError('length-mismatch', { digest });
  const hash = hashFor(digest);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024, signal })) {
    hash.update(chunk);
    yield chunk;
  }
  if (!digest.endsWith(`:${hash.digest('hex')}`)) throw new RegistryError('digest-mismatch', { digest });
}

async function statOf(path: string): Promise<{ readonly size: number }> {
  const found = await stat(path).catch((error: unknown) => {
    throw new RegistryError('not-there', {}, { cause: error });
  });
  if (!found.isFile()) throw new RegistryError('not-understood');
  return found;
}
