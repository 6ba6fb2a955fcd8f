import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { findRegistry } from '../../../bin/registry';
import { isPlatformError, parsePlatform } from '../../reference/platform';
import type { Packing } from '../image';
import type { Descriptor } from '../schema';
import { type RawBlocks, type TestFile, tarOf } from './tar';

/** What is in a layer: files in memory, a folder of this machine with its owners, or an archive. */
export type TestLayer = {
  readonly packing?: Packing;
  readonly mediaType?: string;
} & (
  | { readonly files: readonly (TestFile | RawBlocks)[] }
  | { readonly folder: string }
  | { readonly tar: Uint8Array | AsyncIterable<Uint8Array> }
);

export type TestImage = {
  /** `linux/amd64` where left out. */
  readonly platform?: string;
  /** The inner `config`: `User`, `Env`, `Cmd`, … */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly history?: readonly Readonly<Record<string, unknown>>[];
  readonly layers: readonly TestLayer[];
  /** In-toto statements that are attached as BuildKit does. */
  readonly attestations?: readonly Readonly<Record<string, unknown>>[];
};

export type Layout = {
  readonly folder: string;
  /** Of the index or, of one image alone, of its manifest. */
  readonly digest: string;
  /** Of the manifests, in the order of the images. */
  readonly manifests: readonly Descriptor[];
  /** The descriptors of the layers, of each image. */
  readonly layers: readonly (readonly Descriptor[])[];
};

const oci = 'application/vnd.oci.image';
const endings = { none: '', gzip: '+gzip', zstd: '+zstd' } as const;

/** Writes an OCI layout, its one image under the name `latest`: an index where there are several, or attestations. */
export async function writeLayout(folder: string, images: readonly TestImage[]): Promise<Layout> {
  await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
  const written = [];
  for (const image of images) written.push(await writeImage(folder, image));
  const [alone] = written;
  const isAlone = alone !== undefined && written.length === 1 && alone.attestations.length === 0;
  const top = isAlone
    ? alone.manifest
    : await putJson(folder, `${oci}.index.v1+json`, {
        schemaVersion: 2,
        mediaType: `${oci}.index.v1+json`,
        manifests: [
          ...written.map(({ manifest }) => manifest),
          ...written.flatMap(({ attestations }) => attestations),
        ],
      });
  const named = { ...top, annotations: { 'org.opencontainers.image.ref.name': 'latest' } };
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [named] }));
  return {
    folder,
    digest: top.digest,
    manifests: written.map(({ manifest }) => manifest),
    layers: written.map(({ layers }) => layers),
  };
}

type Written = {
  readonly manifest: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly attestations: readonly Descriptor[];
};

async function writeImage(folder: string, image: TestImage): Promise<Written> {
  const platform = parsePlatform(image.platform ?? 'linux/amd64');
  if (isPlatformError(platform)) throw new Error(platform.error);
  const layers = [];
  for (const layer of image.layers) layers.push(await writeLayer(folder, layer));
  const config = await putJson(folder, `${oci}.config.v1+json`, {
    created: '2026-01-01T00:00:00Z',
    ...platform,
    config: image.config ?? {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: image.history ?? [],
  });
  const descriptors = layers.map(({ descriptor }) => descriptor);
  const manifest = await putManifest(folder, config, descriptors);
  const statements = image.attestations ?? [];
  return {
    manifest: { ...manifest, platform },
    layers: descriptors,
    attestations: statements.length === 0 ? [] : [await attest(folder, manifest.digest, statements)],
  };
}

function putManifest(folder: string, config: Descriptor, layers: readonly Descriptor[]): Promise<Descriptor> {
  const mediaType = `${oci}.manifest.v1+json`;
  return putJson(folder, mediaType, { schemaVersion: 2, mediaType, config, layers });
}

/** https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md */
async function attest(
  folder: string,
  subject: string,
  statements: readonly Readonly<Record<string, unknown>>[],
): Promise<Descriptor> {
  const layers = [];
  for (const statement of statements) {
    const layer = await putJson(folder, 'application/vnd.in-toto+json', statement);
    layers.push({ ...layer, annotations: { 'in-toto.io/predicate-type': String(statement.predicateType) } });
  }
  const unknown = { os: 'unknown', architecture: 'unknown' };
  const config = await putJson(folder, `${oci}.config.v1+json`, {
    ...unknown,
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
  });
  return {
    ...(await putManifest(folder, config, layers)),
    platform: unknown,
    annotations: {
      'vnd.docker.reference.digest': subject,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
  };
}

async function putJson(folder: string, mediaType: string, value: unknown): Promise<Descriptor> {
  const bytes = Buffer.from(JSON.stringify(value));
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  await writeFile(blobIn(folder, digest), bytes);
  return { mediaType, digest, size: bytes.byteLength };
}

/** Where a layout keeps what a digest names. */
export function blobIn(folder: string, digest: string): string {
  return join(folder, 'blobs', ...digest.split(':'));
}

async function writeLayer(
  folder: string,
  layer: TestLayer,
): Promise<{ readonly descriptor: Descriptor; readonly diffId: string }> {
  const { packing = 'gzip' } = layer;
  const partial = join(folder, `layer-${randomBytes(6).toString('hex')}`);
  const [inner, outer] = [createHash('sha256'), createHash('sha256')];
  const unpacked = hashing(inner);
  await Promise.all([
    pipeline(bytesOf(layer), unpacked),
    pipeline(pack(unpacked, packing), hashing(outer), createWriteStream(partial)),
  ]);
  const { size } = await stat(partial);
  const digest = `sha256:${outer.digest('hex')}`;
  await rename(partial, blobIn(folder, digest));
  const mediaType = layer.mediaType ?? `${oci}.layer.v1.tar${endings[packing]}`;
  return { descriptor: { mediaType, digest, size }, diffId: `sha256:${inner.digest('hex')}` };
}

function bytesOf(layer: TestLayer): Readable {
  if ('files' in layer) return Readable.from([tarOf(layer.files)]);
  if ('folder' in layer)
    return outputOf('tar', ['--numeric-owner', '--sort=name', '-C', layer.folder, '-cf', '-', '.']);
  return layer.tar instanceof Uint8Array ? Readable.from([layer.tar]) : Readable.from(layer.tar);
}

function pack(tar: Readable, packing: Packing): Readable {
  if (packing === 'none') return tar;
  if (packing === 'zstd') return outputOf(findRegistry()?.zstd ?? 'zstd', ['-q', '-c'], tar);
  return tar.pipe(createGzip());
}

/** What a program writes; its failure is one of the stream. */
function outputOf(program: string, rest: readonly string[], input?: Readable): Readable {
  const child = spawn(program, rest, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'inherit'] });
  const output = new PassThrough();
  child.once('error', (error) => output.destroy(error));
  child.once('close', (code) => {
    if (code === 0) output.end();
    else output.destroy(new Error(`${program} ended with ${code}`));
  });
  child.stdout?.pipe(output, { end: false });
  if (input !== undefined && child.stdin !== null)
    pipeline(input, child.stdin).catch((error: Error) => output.destroy(error));
  return output;
}

function hashing(hash: ReturnType<typeof createHash>): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}
