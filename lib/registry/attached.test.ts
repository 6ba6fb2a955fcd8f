import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signerOf } from './signer';
import { certificates, pemOf } from './testing/certificates';
import type { Layout } from './testing/layout';
import { type Misbehaving, redirect, refuse, send, startMisbehaving } from './testing/misbehaving';
import { putBlob, putManifest } from './testing/push';
import { clientOf, faultOf, referenceOf, startTestRegistry, type TestRegistry } from './testing/registry';

const { signal } = new AbortController();
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';
const empty = Buffer.from('{}');
const workflow = {
  identity: 'https://github.com/team/app/.github/workflows/release.yml@refs/tags/v1',
  issuer: 'https://token.actions.githubusercontent.com',
};

describe('signerOf', () => {
  test.each([
    ['workflow', workflow],
    ['address', { identity: 'release@example.com', issuer: 'https://accounts.google.com' }],
    ['company', { identity: 'C=US, O=Example, CN=release' }],
  ] as const)('a %s', (name, signer) => {
    expect(signerOf(Buffer.from(certificates[name], 'base64'))).toEqual(signer);
    expect(signerOf(pemOf(certificates[name]))).toEqual(signer);
  });

  test('no certificate', () => {
    const cut = Buffer.from(certificates.workflow, 'base64').subarray(0, 300);
    expect([signerOf(''), signerOf(cut), signerOf('x'.repeat(100_000))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

/** Puts one artifact, and answers how an index names it. */
async function putArtifact(
  repository: string,
  artifact: {
    readonly content: Uint8Array;
    readonly mediaType: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly subject?: object;
    readonly artifactType?: string;
    readonly tag?: string;
  },
) {
  const { content, mediaType, annotations = {}, subject, artifactType, tag } = artifact;
  const layer = {
    mediaType,
    digest: await putBlob(repository, content),
    size: content.byteLength,
    annotations,
  };
  const config = {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: await putBlob(repository, empty),
    size: empty.byteLength,
  };
  const body = {
    schemaVersion: 2,
    mediaType: manifestType,
    ...(artifactType !== undefined && { artifactType }),
    config,
    layers: [layer],
    ...(subject !== undefined && { subject }),
  };
  const manifest = await putManifest(repository, body, tag);
  return { manifest, layer };
}

function bundleOf(predicateType: string): Buffer {
  const payload = Buffer.from(JSON.stringify({ predicateType })).toString('base64');
  const material = { certificate: { rawBytes: certificates.workflow } };
  return Buffer.from(JSON.stringify({ verificationMaterial: material, dsseEnvelope: { payload } }));
}

describe('in a real registry', () => {
  let registry: TestRegistry;
  let layout: Layout;
  let repository: string;
  beforeAll(async () => {
    registry = await startTestRegistry();
    repository = `${registry.address}/team/app`;
    layout = await registry.push('team/app:1', [
      {
        layers: [{ files: [] }],
        attestations: [
          { predicateType: 'https://spdx.dev/Document', predicate: {} },
          { predicateType: 'https://slsa.dev/provenance/v1', predicate: {} },
          { predicateType: 'https://slsa.dev/provenance/v0.2', predicate: {} },
        ],
      },
      { platform: 'linux/arm64', layers: [{ files: [] }] },
    ]);
  }, 60_000);
  afterAll(() => registry?.stop());

  async function attachedTo(platform: string) {
    const found = await clientOf().image(referenceOf(`${repository}:1`), { platform, signal });
    return found.attached(signal);
  }

  test('attestations of BuildKit, of the platform that is asked for', async () => {
    expect(await attachedTo('linux/amd64')).toMatchObject([
      { found: 'in-index', kind: 'sbom', predicateType: 'https://spdx.dev/Document', verified: false },
      { found: 'in-index', kind: 'provenance', predicateType: 'https://slsa.dev/provenance/v1' },
      { found: 'in-index', kind: 'provenance', predicateType: 'https://slsa.dev/provenance/v0.2' },
    ]);
    expect(await attachedTo('linux/arm64')).toEqual([]);
  });

  test('signatures of cosign under tags, and referrers by their tag', async () => {
    const tag = layout.digest.replace(':', '-');
    const signed = await putArtifact(repository, {
      content: Buffer.from('{"critical":{}}'),
      mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
      annotations: { 'dev.sigstore.cosign/certificate': pemOf(certificates.workflow) },
      tag: `${tag}.sig`,
    });
    await putArtifact(repository, {
      content: Buffer.from('{"payload":""}'),
      mediaType: 'application/vnd.dsse.envelope.v1+json',
      annotations: { predicateType: 'https://cyclonedx.org/bom' },
      tag: `${tag}.att`,
    });
    await putArtifact(repository, {
      content: Buffer.from('SPDXVersion: SPDX-2.3'),
      mediaType: 'text/spdx',
      tag: `${tag}.sbom`,
    });
    const subject = { mediaType: manifestType, digest: layout.manifests[0]?.digest, size: 1 };
    const notation = await putArtifact(repository, {
      content: Buffer.from(JSON.stringify({ header: { x5c: [certificates.company] } })),
      mediaType: 'application/jose+json',
      artifactType: 'application/vnd.cncf.notary.signature',
      subject,
    });
    const ofAnother = await putArtifact(repository, {
      content: Buffer.from('{"header":{}}'),
      mediaType: 'application/jose+json',
      artifactType: 'application/vnd.cncf.notary.signature',
      subject: { ...subject, digest: layout.digest },
    });
    const manifests = [notation.manifest, ofAnother.manifest];
    const referrers = { schemaVersion: 2, mediaType: indexType, manifests };
    await putManifest(repository, referrers, subject.digest?.replace(':', '-'));
    expect((await attachedTo('linux/amd64')).slice(3)).toEqual([
      {
        found: 'referrer',
        kind: 'signature',
        mediaType: 'application/vnd.cncf.notary.signature',
        digest: notation.layer.digest,
        size: notation.layer.size,
        signer: { identity: 'C=US, O=Example, CN=release' },
        verified: false,
      },
      {
        found: 'tag',
        ofIndex: true,
        kind: 'signature',
        mediaType: signed.layer.mediaType,
        digest: signed.layer.digest,
        size: signed.layer.size,
        signer: workflow,
        verified: false,
      },
      expect.objectContaining({ found: 'tag', kind: 'sbom', predicateType: 'https://cyclonedx.org/bom' }),
      expect.objectContaining({ found: 'tag', kind: 'sbom', mediaType: 'text/spdx' }),
    ]);
  });
});

describe('of a registry that has the API, or behaves oddly', () => {
  let bad: Misbehaving;
  beforeAll(async () => {
    bad = await startMisbehaving();
  });
  afterAll(() => bad?.stop());

  const api = () => `/v2/app/referrers/${bad.image.digest}`;
  async function attached() {
    const reference = referenceOf(`${bad.address}/app:1`);
    const found = await clientOf().image(reference, { platform: 'linux/amd64', signal });
    return found.attached(signal);
  }

  function refer(content: Uint8Array, artifactType: string, count = 1) {
    const layer = { mediaType: artifactType, ...bad.putBlob(content) };
    const config = { mediaType: 'application/vnd.oci.empty.v1+json', ...bad.putBlob(empty) };
    const subject = { mediaType: manifestType, digest: bad.image.digest, size: 1 };
    const body = {
      schemaVersion: 2,
      mediaType: manifestType,
      artifactType,
      config,
      layers: [layer],
      subject,
    };
    const descriptor = { ...bad.putManifest(body), artifactType };
    const manifests = Array.from({ length: count }, () => descriptor);
    const answer = JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests });
    bad.on(api(), send(answer, { 'content-type': indexType }));
    return layer;
  }

  test('a bundle of sigstore', async () => {
    bad.reset();
    const artifactType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
    const { digest, size } = refer(bundleOf('https://slsa.dev/provenance/v1'), artifactType);
    expect(await attached()).toEqual([
      {
        found: 'referrer',
        kind: 'provenance',
        digest,
        size,
        mediaType: artifactType,
        predicateType: 'https://slsa.dev/provenance/v1',
        signer: workflow,
        verified: false,
      },
    ]);
  });

  test.each(['{}', '', '[]', '{"verificationMaterial":{"certificate":{"rawBytes":"AAAA"}}}'])(
    'a bundle that says nothing: %s',
    async (content) => {
      bad.reset();
      refer(Buffer.from(content), 'application/vnd.dev.sigstore.bundle.v0.3+json');
      const [only] = await attached();
      expect(only).toMatchObject({ found: 'referrer', kind: 'other', verified: false });
      expect(only?.signer).toBeUndefined();
    },
  );

  test('more than anybody attaches is bounded', async () => {
    bad.reset();
    refer(empty, 'application/x', 10_000);
    expect((await attached()).length).toBeLessThanOrEqual(64);
    expect(bad.asked.length).toBeLessThan(60);
  });

  test.each([
    ['a page', send('<html>')],
    ['a refusal', refuse(403, 'DENIED', 'no')],
    ['a method that is none', refuse(405, 'UNSUPPORTED', 'no')],
    ['another document', redirect('/v2/app/manifests/1')],
  ])('%s in place of the API is nothing', async (_what, handler) => {
    bad.reset();
    bad.on(api(), handler);
    expect(await attached()).toEqual([]);
  });

  test.each([
    [503, 'not-answered'],
    [429, 'rate-limited'],
  ])('%i says nothing of what is there', async (status, code) => {
    bad.reset();
    bad.on(api(), refuse(status, 'X', 'x'));
    expect(await faultOf(attached())).toMatchObject({ code });
  });
});
