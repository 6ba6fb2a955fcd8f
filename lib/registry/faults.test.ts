import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RegistryOptions } from './client';
import { endless, type Handler, type Misbehaving, send, startMisbehaving } from './testing/misbehaving';
import { digestOf } from './testing/push';
import { clientOf, faultOf, referenceOf } from './testing/registry';

const { signal } = new AbortController();
const oci = 'application/vnd.oci.image';
const index = `${oci}.index.v1+json`;
const tag = '/v2/app/manifests/1';

let bad: Misbehaving;
beforeAll(async () => {
  bad = await startMisbehaving();
});
afterEach(() => bad.reset());
afterAll(() => bad?.stop());

function image(options: Partial<RegistryOptions> = {}, name = 'app:1', stop = signal) {
  const reference = referenceOf(`${bad.address}/${name}`);
  return clientOf(options).image(reference, { platform: 'linux/amd64', signal: stop });
}

const lines = () => bad.asked.map(({ line }) => line);

test('an image as it should be', async () => {
  const { digest } = bad.image;
  expect(await image()).toMatchObject({ digest, index: undefined, layers: [bad.image.layer] });
});

describe('digests and lengths', () => {
  test('a manifest that is not what its digest names', async () => {
    bad.on(`/v2/app/manifests/${bad.image.digest}`, send('{}'));
    expect(await faultOf(image({}, `app@${bad.image.digest}`))).toMatchObject({
      code: 'digest-mismatch',
      details: { digest: bad.image.digest, host: bad.address },
    });
  });

  test('a tag whose digest is told to be another', async () => {
    const headers = { 'content-type': `${oci}.manifest.v1+json`, 'docker-content-digest': digestOf('') };
    bad.on(tag, send(JSON.stringify(bad.image.manifest), headers));
    expect(await faultOf(image())).toMatchObject({ code: 'digest-mismatch' });
  });

  test.each([
    ['other bytes of the same length', 'digest-mismatch', 0],
    ['fewer bytes', 'length-mismatch', -1],
    ['more bytes', 'length-mismatch', 1],
  ])('a configuration of %s', async (_what, code, more) => {
    const { digest, size } = bad.image.config;
    bad.on(`/v2/app/blobs/${digest}`, send(' '.repeat(size + more)));
    expect(await faultOf(image())).toMatchObject({ code, details: { digest } });
  });

  test('a manifest in an index with another length', async () => {
    const { digest, mediaType, size } = bad.putManifest(bad.image.manifest);
    bad.putManifest(
      {
        schemaVersion: 2,
        mediaType: index,
        manifests: [{ mediaType, digest, size: size + 1, platform: { os: 'linux', architecture: 'amd64' } }],
      },
      'longer',
    );
    expect(await faultOf(image({}, 'app:longer'))).toMatchObject({ code: 'length-mismatch' });
  });

  test('a reference by sha512, and by what no registry knows', async () => {
    const named = `sha512:${'0'.repeat(128)}`;
    bad.on(`/v2/app/manifests/${named}`, send(JSON.stringify(bad.image.manifest)));
    expect(await faultOf(image({}, `app@${named}`))).toMatchObject({ code: 'digest-mismatch' });
    expect(await faultOf(image({}, `app@sha384:${'0'.repeat(96)}`))).toMatchObject({
      code: 'not-understood',
    });
  });
});

describe('bounds', () => {
  const tooMuch = { code: 'too-much', details: { bound: 'manifest-bytes', limit: 4 * 1024 * 1024 } };

  test('a manifest that says that it is too large', async () => {
    bad.on(tag, endless({ 'content-length': 5_000_000 }));
    expect(await faultOf(image())).toMatchObject(tooMuch);
  });

  test('a manifest without an end', async () => {
    bad.on(tag, endless());
    expect(await faultOf(image())).toMatchObject(tooMuch);
  });

  test('a configuration whose descriptor is too large is not asked for', async () => {
    const config = { ...bad.image.config, mediaType: `${oci}.config.v1+json`, size: 5_000_000 };
    bad.putManifest({ ...bad.image.manifest, config }, 'large');
    expect(await faultOf(image({}, 'app:large'))).toMatchObject(tooMuch);
    expect(lines()).toEqual(['GET /v2/app/manifests/large']);
  });

  test('too many layers', async () => {
    const layers = Array.from({ length: 257 }, () => ({
      mediaType: `${oci}.layer.v1.tar`,
      ...bad.image.layer,
    }));
    bad.putManifest({ ...bad.image.manifest, layers }, 'layers');
    expect(await faultOf(image({}, 'app:layers'))).toMatchObject({
      code: 'too-much',
      details: { bound: 'layers', limit: 256 },
    });
  });

  test('indexes inside one another', async () => {
    let inner = bad.putManifest({ schemaVersion: 2, mediaType: index, manifests: [] });
    for (let depth = 1; depth <= 4; depth++)
      inner = bad.putManifest({ schemaVersion: 2, mediaType: index, manifests: [inner] }, `depth-${depth}`);
    expect(await faultOf(image({}, 'app:depth-2'))).toMatchObject({ code: 'platform-not-there' });
    expect(await faultOf(image({}, 'app:depth-4'))).toMatchObject({
      code: 'too-much',
      details: { bound: 'index-depth', limit: 3 },
    });
  });

  test('indexes beside one another', async () => {
    const manifests = Array.from({ length: 17 }, (_, number) =>
      bad.putManifest({
        schemaVersion: 2,
        mediaType: index,
        manifests: [],
        annotations: { number: `${number}` },
      }),
    );
    bad.putManifest({ schemaVersion: 2, mediaType: index, manifests }, 'wide');
    expect(await faultOf(image({}, 'app:wide'))).toMatchObject({
      code: 'too-much',
      details: { bound: 'index-depth', limit: 16 },
    });
  });

  test('an image in an index in an index is found', async () => {
    const manifest = bad.putManifest(bad.image.manifest);
    const inner = bad.putManifest({ schemaVersion: 2, mediaType: index, manifests: [manifest] });
    const outer = bad.putManifest({ schemaVersion: 2, mediaType: index, manifests: [inner] }, 'nested');
    expect(await image({}, 'app:nested')).toMatchObject({
      digest: bad.image.digest,
      index: outer.digest,
      platform: 'linux/amd64',
    });
  });
});

describe('what is no image', () => {
  const config = { mediaType: 'application/vnd.cncf.helm.config.v1+json', digest: digestOf('{}'), size: 2 };
  const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';

  test.each<[string, Record<string, unknown>, object]>([
    ['a chart', { config }, { code: 'not-an-image', details: { mediaType: config.mediaType } }],
    [
      'a layer that may not be passed on',
      { layers: [{ mediaType: foreign, digest: digestOf(''), size: 0 }] },
      { code: 'not-understood', details: { mediaType: foreign } },
    ],
    ['an index as well', { manifests: [] }, { code: 'not-understood' }],
    ['said to be an index', { mediaType: index }, { code: 'not-understood', details: { mediaType: index } }],
    ['of the first schema', { schemaVersion: 1 }, { code: 'not-understood' }],
    ['with other layers than its configuration', { layers: [] }, { code: 'not-understood' }],
    ['with a digest that is a path', { layers: [{ digest: 'sha256:../../x' }] }, { code: 'not-understood' }],
    ['with a size below zero', { config: { ...config, size: -1 } }, { code: 'not-understood' }],
  ])('%s', async (_what, change, fault) => {
    bad.putManifest({ ...bad.image.manifest, ...change }, 'odd');
    expect(await faultOf(image({}, 'app:odd'))).toMatchObject(fault);
  });

  test.each<[string, Handler]>([
    ['a page', send('<html>Sign in</html>', { 'content-type': 'text/html' })],
    ['nothing', send('')],
    ['no UTF-8', send(Buffer.from([0xff, 0xfe]))],
    ['a list', send('[]')],
    ['much depth', send('['.repeat(1_000_000))],
    [
      'a manifest sent as an index',
      (_request, response) => {
        response.writeHead(200, { 'content-type': index });
        response.end(JSON.stringify(bad.image.manifest));
      },
    ],
  ])('%s in its place', async (_what, handler) => {
    bad.on(tag, handler);
    expect(await faultOf(image())).toMatchObject({ code: 'not-understood' });
  });
});
