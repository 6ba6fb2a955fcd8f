import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Layout } from './testing/layout';
import { blobIn } from './testing/layout';
import { bytesIn, clientOf, referenceOf, startTestRegistry, type TestRegistry } from './testing/registry';
import { opaque, tarOf, whiteout } from './testing/tar';

const { signal } = new AbortController();
const files = [{ path: 'etc/os-release', content: 'ID=test\n' }];
const more = [{ path: 'usr', directory: true } as const, whiteout('etc/os-release'), opaque('var')];

let registry: TestRegistry;
let several: Layout;
let alone: Layout;

beforeAll(async () => {
  registry = await startTestRegistry();
  alone = await registry.push('team/alone:1', [
    {
      config: {
        User: '1000:1000',
        Env: ['PATH=/bin', 'A=b=c'],
        Entrypoint: ['/entry'],
        Cmd: null,
        WorkingDir: '/srv',
        Labels: { 'org.opencontainers.image.title': 'test', constructor: 'no function' },
        ExposedPorts: { '8080/tcp': {} },
        Volumes: { '/data': {} },
        StopSignal: 'SIGINT',
      },
      history: [
        { created: '2026-01-01T00:00:00Z', created_by: 'COPY . /' },
        { created_by: 'CMD', empty_layer: true },
      ],
      layers: [{ files }, { files: more, packing: 'zstd' }, { files, packing: 'none' }],
    },
  ]);
  several = await registry.push('team/several:latest', [
    {
      platform: 'linux/amd64',
      layers: [{ files }],
      attestations: [{ predicateType: 'https://spdx.dev/Document' }],
    },
    { platform: 'linux/arm64/v8', layers: [{ files: more }] },
    { platform: 'linux/arm/v6', layers: [{ files }] },
    { platform: 'linux/arm/v5', layers: [{ files }] },
  ]);
  await registry.push('team/docker:1', [{ layers: [{ files }] }], 'docker');
}, 120_000);

afterAll(() => registry?.stop());

function image(name: string, platform = 'linux/amd64') {
  return clientOf().image(referenceOf(`${registry.address}/${name}`), { platform, signal });
}

function faultOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'nothing is wrong',
    (error: unknown) => error,
  );
}

test('one image alone: its configuration and its layers', async () => {
  const found = await image('team/alone:1');
  expect(found).toMatchObject({
    reference: `${registry.address}/team/alone:1`,
    digest: alone.digest,
    index: undefined,
    platform: 'linux/amd64',
    platforms: ['linux/amd64'],
  });
  expect(found.config).toEqual({
    created: '2026-01-01T00:00:00Z',
    user: '1000:1000',
    environment: ['PATH=/bin', 'A=b=c'],
    entrypoint: ['/entry'],
    workdir: '/srv',
    labels: { 'org.opencontainers.image.title': 'test', constructor: 'no function' },
    ports: ['8080/tcp'],
    volumes: ['/data'],
    stopSignal: 'SIGINT',
    history: [
      { created: '2026-01-01T00:00:00Z', createdBy: 'COPY . /', empty: false },
      { createdBy: 'CMD', empty: true },
    ],
    diffIds: expect.any(Array),
  });
  expect(found.layers.map(({ packing }) => packing)).toEqual(['gzip', 'zstd', 'none']);
  const [first, second, third] = found.layers;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('Layers are missing');
  expect(gunzipSync(await bytesIn(found.open(first, signal)))).toEqual(tarOf(files));
  expect(await bytesIn(found.open(second, signal))).toEqual(
    await readFile(blobIn(alone.folder, second.digest)),
  );
  expect(await bytesIn(found.open(third, signal))).toEqual(tarOf(files));
});

test('a tag is not needed, nor a tag beside a digest', async () => {
  expect(await image('team/several')).toMatchObject({ index: several.digest });
  const named = `team/alone:never@${alone.digest}`;
  expect(await image(named)).toMatchObject({ digest: alone.digest, index: undefined });
});

describe('an index', () => {
  test.each([
    ['linux/amd64', 0, 'linux/amd64'],
    ['linux/arm64', 1, 'linux/arm64'],
    ['linux/aarch64/v8', 1, 'linux/arm64'],
    ['linux/arm/v6', 2, 'linux/arm/v6'],
    ['linux/arm/v7', 2, 'linux/arm/v6'],
    ['linux/arm/v5', 3, 'linux/arm/v5'],
    ['linux/amd64/v3', 0, 'linux/amd64'],
  ])('has for %s the image %i', async (wanted, at, platform) => {
    expect(await image('team/several', wanted)).toMatchObject({
      digest: several.manifests[at]?.digest,
      index: several.digest,
      platform,
      platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v5', 'linux/arm/v6'],
    });
  });

  test('says what it has where it has none', async () => {
    expect(await faultOf(image('team/several', 'linux/s390x'))).toMatchObject({
      code: 'platform-not-there',
      details: { platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v5', 'linux/arm/v6'] },
    });
  });
});

test('one image alone is of its platform only', async () => {
  expect(await faultOf(image('team/alone:1', 'linux/arm64'))).toMatchObject({
    code: 'platform-not-there',
    details: { platforms: ['linux/amd64'] },
  });
});

test("Docker's media types", async () => {
  const found = await image('team/docker:1');
  const [layer] = found.layers;
  if (layer === undefined) throw new Error('There is no layer');
  expect(layer.mediaType).toBe('application/vnd.docker.image.rootfs.diff.tar.gzip');
  expect(gunzipSync(await bytesIn(found.open(layer, signal)))).toEqual(tarOf(files));
});

test.each(['team/alone:2', 'team/nobody:1', `team/alone@sha256:${'0'.repeat(64)}`])(
  '%s is not there',
  async (name) => {
    expect(await faultOf(image(name))).toMatchObject({
      code: 'not-there',
      details: { host: registry.address, status: 404 },
    });
  },
);

test('a registry that may not be asked is not asked', async () => {
  const asked: string[] = [];
  const client = clientOf({
    allowed: () => false,
    fetch: (url) => {
      asked.push(url);
      return Promise.reject(new Error('It was asked'));
    },
  });
  // A number is the address that it stands for.
  const work = client.image(referenceOf('0x7f.1:5000/app'), { platform: 'linux/amd64', signal });
  expect(await faultOf(work)).toMatchObject({
    code: 'registry-not-allowed',
    details: { host: '127.0.0.1:5000' },
  });
  expect(asked).toEqual([]);
});

test('whoever stops it hears his own reason', async () => {
  const stop = new AbortController();
  const found = await image('team/alone:1');
  const [layer] = found.layers;
  if (layer === undefined) throw new Error('There is no layer');
  const reason = new Error('enough');
  stop.abort(reason);
  expect(await faultOf(bytesIn(found.open(layer, stop.signal)))).toBe(reason);
});

describe('a registry that wants a password', () => {
  const htpasswd = 'reader:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a';
  let closed: TestRegistry;
  beforeAll(async () => {
    closed = await startTestRegistry({ htpasswd });
  });
  afterAll(() => closed?.stop());

  function closedImage(password: string | undefined) {
    const credentialsFor = async (host: string) =>
      host === closed.address && password !== undefined
        ? { kind: 'password' as const, username: 'reader', password }
        : undefined;
    const reference = referenceOf(`${closed.address}/team/none:1`);
    return clientOf({ credentialsFor }).image(reference, { platform: 'linux/amd64', signal });
  }

  test.each([
    [undefined, 'login-needed'],
    ['wrong', 'login-needed'],
    ['secret', 'not-there'],
  ])('with %s', async (password, code) => {
    const error = await faultOf(closedImage(password));
    expect(error).toMatchObject({ code });
    expect(JSON.stringify(error)).not.toContain(password ?? 'reader');
  });
});
