import { z } from 'zod';
import { formatPlatform, isPlatformError, parsePlatform } from '../reference/platform';
import { documentBounds } from './bounds';
import { RegistryError } from './error';
import type { ImageConfig, LayerDescriptor, Platform } from './image';
import { isConfigType, isIndexType, isManifestType, packingOf } from './media-types';

const digestPattern = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
const Names = z.record(z.string(), z.string());

export function isDigest(text: string): boolean {
  return digestPattern.test(text);
}

/** https://github.com/opencontainers/image-spec/blob/main/descriptor.md */
export const Descriptor = z.object({
  mediaType: z.string().max(255),
  digest: z.string().regex(digestPattern),
  size: z.int().nonnegative(),
  artifactType: z.string().max(255).nullish(),
  annotations: Names.nullish(),
  platform: z.object({ os: z.string(), architecture: z.string(), variant: z.string().nullish() }).nullish(),
});
export type Descriptor = z.infer<typeof Descriptor>;

/** https://github.com/opencontainers/image-spec/blob/main/image-index.md */
export const Index = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.string().nullish(),
  manifests: z.array(Descriptor),
});
export type Index = z.infer<typeof Index>;

/** https://github.com/opencontainers/image-spec/blob/main/manifest.md */
export const Manifest = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.string().nullish(),
  artifactType: z.string().max(255).nullish(),
  config: Descriptor,
  layers: z.array(Descriptor).nullable(),
  subject: Descriptor.nullish(),
  annotations: Names.nullish(),
});
export type Manifest = z.infer<typeof Manifest>;

const Keys = z.record(z.string(), z.unknown()).nullish();

/** https://github.com/opencontainers/image-spec/blob/main/config.md */
const Config = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().nullish(),
  created: z.string().nullish(),
  config: z
    .object({
      User: z.string().nullish(),
      Entrypoint: z.array(z.string()).nullish(),
      Cmd: z.array(z.string()).nullish(),
      Env: z.array(z.string()).nullish(),
      WorkingDir: z.string().nullish(),
      Labels: Names.nullish(),
      ExposedPorts: Keys,
      Volumes: Keys,
      StopSignal: z.string().nullish(),
    })
    .nullish(),
  history: z
    .array(
      z.object({
        created: z.string().nullish(),
        created_by: z.string().nullish(),
        empty_layer: z.boolean().nullish(),
      }),
    )
    .nullish(),
  rootfs: z.object({ diff_ids: z.array(z.string().regex(digestPattern)).nullable() }),
});

export type Document =
  | { readonly kind: 'index'; readonly index: Index }
  | { readonly kind: 'manifest'; readonly manifest: Manifest };

const Shape = z.object({
  mediaType: z.unknown().optional(),
  manifests: z.unknown().optional(),
  config: z.unknown().optional(),
  layers: z.unknown().optional(),
});

/**
 * What is at a tag or a digest: an index or a manifest, of OCI or of Docker. `said` is the media type under which it was
 * named or sent, where one is known. What is both, or another than it says, is refused, so that nobody reads it otherwise:
 * https://github.com/opencontainers/image-spec/security/advisories/GHSA-77vh-xpmg-72qh
 */
export function readDocument(bytes: Uint8Array, said?: string): Document {
  const json = parseJson(bytes);
  const shape = Shape.safeParse(json);
  if (!shape.success) throw notUnderstood(said);
  const { mediaType, manifests, config, layers } = shape.data;
  const isIndex = manifests !== undefined;
  if (isIndex && (config !== undefined || layers !== undefined)) throw notUnderstood(said);
  for (const type of [mediaType, said]) {
    if (typeof type !== 'string') continue;
    const isOther = isIndex ? isManifestType(type) : isIndexType(type);
    if (isOther) throw notUnderstood(type);
  }
  return isIndex
    ? { kind: 'index', index: parse(Index, json) }
    : { kind: 'manifest', manifest: parse(Manifest, json) };
}

export function readIndex(bytes: Uint8Array): Index {
  const document = readDocument(bytes);
  if (document.kind !== 'index') throw notUnderstood();
  return document.index;
}

export function readManifest(bytes: Uint8Array): Manifest {
  const document = readDocument(bytes);
  if (document.kind !== 'manifest') throw notUnderstood();
  return document.manifest;
}

/** The layers of an image, from below to above. Refuses artifacts, and layers that may not be passed on. */
export function readLayers({ config, layers, artifactType }: Manifest): readonly LayerDescriptor[] {
  if (!isConfigType(config.mediaType))
    throw new RegistryError('not-an-image', { mediaType: artifactType ?? config.mediaType });
  const { layers: most } = documentBounds;
  const all = layers ?? [];
  if (all.length > most) throw new RegistryError('too-much', { bound: 'layers', limit: most });
  return all.map(({ mediaType, digest, size }) => {
    const packing = packingOf(mediaType);
    if (packing === undefined) throw notUnderstood(mediaType);
    return { mediaType, digest, size, packing };
  });
}

/** The configuration of an image and the platform it says it is for. */
export function readConfig(bytes: Uint8Array): { readonly config: ImageConfig; readonly platform: Platform } {
  const { os, architecture, variant, created, config, history, rootfs } = parse(Config, parseJson(bytes));
  const inner = config ?? {};
  return {
    platform: platformOf({ os, architecture, variant }),
    config: {
      ...(isGiven(created) && { created: created }),
      ...(isGiven(inner.User) && { user: inner.User }),
      ...(isGiven(inner.Entrypoint) && { entrypoint: inner.Entrypoint }),
      ...(isGiven(inner.Cmd) && { command: inner.Cmd }),
      environment: inner.Env ?? [],
      ...(isGiven(inner.WorkingDir) && { workdir: inner.WorkingDir }),
      labels: inner.Labels ?? {},
      ports: Object.keys(inner.ExposedPorts ?? {}),
      volumes: Object.keys(inner.Volumes ?? {}),
      ...(isGiven(inner.StopSignal) && { stopSignal: inner.StopSignal }),
      history: (history ?? []).map((step) => ({
        ...(isGiven(step.created) && { created: step.created }),
        ...(isGiven(step.created_by) && { createdBy: step.created_by }),
        empty: step.empty_layer ?? false,
      })),
      diffIds: rootfs.diff_ids ?? [],
    },
  };
}

/** `linux/arm64/v8` as `linux/arm64`; as written where it is no platform that is known. */
export function platformOf({ os, architecture, variant }: NonNullable<Descriptor['platform']>): Platform {
  const written = formatPlatform({ os, architecture, variant: variant || undefined });
  const parts = parsePlatform(written);
  return isPlatformError(parts) ? written : formatPlatform(parts);
}

/** Empty texts and lists stand for nothing, as Docker writes and reads them. */
function isGiven<T extends string | readonly string[]>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined && value.length > 0;
}

function parseJson(bytes: Uint8Array): unknown {
  const { manifestBytes } = documentBounds;
  if (bytes.byteLength > manifestBytes)
    throw new RegistryError('too-much', { bound: 'manifest-bytes', limit: manifestBytes });
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new RegistryError('not-understood', {}, { cause: error });
  }
}

function parse<T>(schema: z.ZodType<T>, json: unknown): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new RegistryError('not-understood', {}, { cause: result.error });
}

function notUnderstood(mediaType?: string): RegistryError {
  return new RegistryError('not-understood', mediaType === undefined ? {} : { mediaType });
}
