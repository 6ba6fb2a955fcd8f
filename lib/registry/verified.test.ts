import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegistryOptions } from './client';
import { trustOf } from './sigstore';
import { putArtifact, putManifest } from './testing/push';
import { clientOf, referenceOf, startTestRegistry, type TestRegistry } from './testing/registry';
import { signedBy, startSigning } from './testing/signing';

const { signal } = new AbortController();
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';

describe('signatures that hold', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startTestRegistry();
  });
  afterAll(() => registry?.stop());

  test('are said to, and no others', async () => {
    const service = await startSigning();
    const repository = `${registry.address}/team/signed`;
    const { digest } = await registry.push('team/signed:1', [{ layers: [{ files: [] }] }]);
    const [algorithm = '', hash = ''] = digest.split(':');
    const statement = {
      _type: 'https://in-toto.io/Statement/v0.1',
      subject: [{ digest: { [algorithm]: hash } }],
      predicateType: 'https://spdx.dev/Document',
    };
    const content = Buffer.from(
      JSON.stringify({ critical: { image: { 'docker-manifest-digest': digest } } }),
    );
    const signature = await service.signMessage(content);
    const { envelope, annotations } = await service.signStatement(statement);
    const tag = digest.replace(':', '-');
    const mediaType = 'application/vnd.dev.cosign.simplesigning.v1+json';
    await putArtifact(repository, { content, mediaType, annotations: signature, tag: `${tag}.sig` });
    await putArtifact(repository, {
      content: Buffer.from(JSON.stringify(envelope)),
      mediaType: 'application/vnd.dsse.envelope.v1+json',
      // What is signed counts, and not what stands beside it.
      annotations: { ...annotations, predicateType: 'https://cyclonedx.org/bom' },
      tag: `${tag}.att`,
    });
    const artifactType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
    const bundle = await putArtifact(repository, {
      content: Buffer.from(JSON.stringify(await service.bundleOf(statement))),
      mediaType: artifactType,
      artifactType,
      subject: { mediaType: manifestType, digest, size: 1 },
    });
    const referrers = { schemaVersion: 2, mediaType: indexType, manifests: [bundle.manifest] };
    await putManifest(repository, referrers, tag);

    async function attachedBy(options: Partial<RegistryOptions>) {
      const reference = referenceOf(`${repository}:1`);
      const found = await clientOf(options).image(reference, { platform: 'linux/amd64', signal });
      return found.attached(signal);
    }
    const signer = signedBy;
    const predicateType = 'https://spdx.dev/Document';
    expect(await attachedBy({ trust: trustOf(service.root) })).toMatchObject([
      { found: 'referrer', kind: 'sbom', predicateType, signer, verified: true },
      { found: 'tag', kind: 'signature', signer, verified: true },
      { found: 'tag', kind: 'sbom', predicateType, signer, verified: true },
    ]);
    expect((await attachedBy({})).map(({ verified }) => verified)).toEqual([false, false, false]);
  });
});
