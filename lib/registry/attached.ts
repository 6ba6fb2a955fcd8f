import type { Asking } from './asking';
import { kindOf } from './attached-kind';
import { documentBounds } from './bounds';
import { RegistryError } from './error';
import { type Found, readDescribed } from './finding';
import type { Attached } from './image';
import { acceptedDocuments, essenceOf, isIndexType } from './media-types';
import type { Descriptor, Document, Manifest } from './schema';
import { readDocument, readManifest } from './schema';
import { readBundle, type Signer, signerOf, signerOfJws } from './signer';

/** What is asked in all for one image. */
type Search = {
  readonly asking: Asking;
  readonly found: Found;
  readonly signal: AbortSignal;
  answersLeft: number;
};

const sigstoreBundle = 'application/vnd.dev.sigstore.bundle.';
const notation = 'application/vnd.cncf.notary.signature';

/**
 * What is kept beside an image and beside its index: attestations in the index, referrers by the API or by their tag, and
 * what cosign puts under tags. What is not understood is listed as it is named, or left out; none of it is verified.
 */
export async function findAttached(
  asking: Asking,
  found: Found,
  signal: AbortSignal,
): Promise<readonly Attached[]> {
  const search: Search = { asking, found, signal, answersLeft: documentBounds.attachedAnswers };
  const all = [...(await inIndex(search))];
  for (const [subject, isIndex] of subjectsOf(found)) {
    const beside = [...(await referrersOf(search, subject)), ...(await taggedFor(search, subject))];
    all.push(...beside.map((each) => (isIndex ? { ...each, ofIndex: true as const } : each)));
  }
  return all.slice(0, documentBounds.attached);
}

function subjectsOf({ digest, index }: Found): readonly (readonly [digest: string, isIndex: boolean])[] {
  return index === undefined
    ? [[digest, false]]
    : [
        [digest, false],
        [index.digest, true],
      ];
}

/** https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md */
async function inIndex(search: Search): Promise<readonly Attached[]> {
  const { index, digest } = search.found;
  const own = (index?.index.manifests ?? []).filter(
    ({ annotations }) =>
      annotations?.['vnd.docker.reference.type'] === 'attestation-manifest' &&
      annotations['vnd.docker.reference.digest'] === digest,
  );
  const all: Attached[] = [];
  for (const descriptor of own) {
    const manifest = await manifestAt(search, descriptor);
    for (const layer of manifest?.layers ?? [])
      all.push(
        listed('in-index', layer, { predicateType: layer.annotations?.['in-toto.io/predicate-type'] }),
      );
  }
  return all;
}

/** https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers */
async function referrersOf(search: Search, subject: string): Promise<readonly Attached[]> {
  const document =
    (await documentAt(search, `referrers/${subject}`)) ??
    (await documentAt(search, `manifests/${tagOf(subject)}`));
  if (document?.kind !== 'index') return [];
  const all: Attached[] = [];
  for (const descriptor of document.index.manifests.slice(0, documentBounds.attached)) {
    const referrer = await readReferrer(search, descriptor, subject);
    if (referrer !== undefined) all.push(referrer);
  }
  return all;
}

/** Undefined for what says that it belongs to something else. */
async function readReferrer(
  search: Search,
  descriptor: Descriptor,
  subject: string,
): Promise<Attached | undefined> {
  const { annotations } = descriptor;
  const manifest = await manifestAt(search, descriptor);
  if (manifest?.subject && manifest.subject.digest !== subject) return undefined;
  const { config, layers } = manifest ?? {};
  const [layer, another] = layers ?? [];
  const content = another === undefined ? layer : undefined;
  const artifactType = manifest?.artifactType ?? descriptor.artifactType ?? config?.mediaType;
  const mediaType = artifactType ?? content?.mediaType ?? descriptor.mediaType;
  const { digest, size } = content ?? descriptor;
  const stated = annotations ?? manifest?.annotations;
  const said = content === undefined ? {} : await saidBy(search, content, mediaType);
  return listed(
    'referrer',
    { mediaType, digest, size },
    { ...said, predicateType: said.predicateType ?? stated?.['dev.sigstore.bundle.predicateType'] },
  );
}

/** What a signature says of itself and of whose it is. */
async function saidBy(search: Search, content: Descriptor, mediaType: string): Promise<Said> {
  const isBundle = mediaType.startsWith(sigstoreBundle);
  if (!isBundle && mediaType !== notation) return {};
  const bytes = await blobAt(search, content);
  if (bytes === undefined) return {};
  if (!isBundle) return { signer: signerOfJws(bytes) };
  const { signer, predicateType, isMessage } = readBundle(bytes);
  return { signer, predicateType, ...(isMessage && { kind: 'signature' }) };
}

/** https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md, https://github.com/sigstore/cosign/blob/main/specs/ATTESTATION_SPEC.md */
async function taggedFor(search: Search, subject: string): Promise<readonly Attached[]> {
  const all: Attached[] = [];
  for (const ending of ['sig', 'att', 'sbom']) {
    const document = await documentAt(search, `manifests/${tagOf(subject)}.${ending}`);
    if (document?.kind !== 'manifest') continue;
    for (const layer of (document.manifest.layers ?? []).slice(0, documentBounds.attached)) {
      const certificate = layer.annotations?.['dev.sigstore.cosign/certificate'];
      const predicateType = layer.annotations?.predicateType;
      const signer = certificate === undefined ? undefined : signerOf(certificate);
      all.push(listed('tag', layer, { predicateType, signer }));
    }
  }
  return all;
}

type Said = {
  readonly predicateType?: string | undefined;
  readonly signer?: Signer | undefined;
  readonly kind?: Attached['kind'];
};

const longestType = 255;

function listed(
  found: Attached['found'],
  { mediaType, digest, size }: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>,
  { predicateType: stated, signer, kind }: Said,
): Attached {
  const predicateType = stated?.slice(0, longestType);
  return {
    found,
    kind: kind ?? kindOf(mediaType, predicateType),
    digest,
    mediaType,
    size,
    ...(predicateType !== undefined && { predicateType }),
    ...(signer !== undefined && { signer }),
    verified: false,
  };
}

function tagOf(digest: string): string {
  return digest.replace(':', '-');
}

/** Undefined where there is none, or nothing that is understood. */
async function documentAt(search: Search, path: string): Promise<Document | undefined> {
  return orNothing(search, async ({ asking, found, signal }) => {
    const { manifestBytes } = documentBounds;
    const { bytes, headers } = await asking.read(found.place, path, acceptedDocuments, manifestBytes, signal);
    return readDocument(bytes, essenceOf(headers.get('content-type') ?? ''));
  });
}

async function manifestAt(search: Search, descriptor: Descriptor): Promise<Manifest | undefined> {
  if (isIndexType(descriptor.mediaType)) return undefined;
  return orNothing(search, async ({ asking, found, signal }) =>
    readManifest(await readDescribed(asking, found.place, 'manifests', descriptor, signal)),
  );
}

async function blobAt(search: Search, descriptor: Descriptor): Promise<Uint8Array | undefined> {
  if (descriptor.size > documentBounds.signatureBytes) return undefined;
  return orNothing(search, ({ asking, found, signal }) =>
    readDescribed(asking, found.place, 'blobs', descriptor, signal),
  );
}

/** A registry that cannot be asked now says nothing of what is there: that is thrown. */
async function orNothing<T>(search: Search, work: (search: Search) => Promise<T>): Promise<T | undefined> {
  if (search.answersLeft <= 0) return undefined;
  search.answersLeft--;
  try {
    return await work(search);
  } catch (error) {
    if (error instanceof RegistryError && saysNothing(error)) return undefined;
    throw error;
  }
}

function saysNothing({ code, details: { status = 0 } }: RegistryError): boolean {
  if (code === 'not-answered') return status >= 400 && status < 500;
  return code !== 'not-reached' && code !== 'too-slow' && code !== 'rate-limited';
}
