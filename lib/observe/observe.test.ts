import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { RegistryError } from '../registry/error';
import type { Attached, ImageSource, LayerDescriptor, Packing } from '../registry/image';
import { directory, file, hardlink, symlink } from '../registry/testing/entries';
import { type RawBlocks, type TestFile, tarOf } from '../registry/testing/tar';
import type { Progress } from './observation';
import { type ObserveOptions, observe } from './observe';

type TestLayer = {
  readonly bytes: Uint8Array;
  readonly packing?: Packing;
  /** The bytes that come in their place. */
  readonly instead?: Uint8Array;
};

const layer = (...files: readonly (TestFile | RawBlocks)[]): TestLayer => ({ bytes: tarOf(files) });
const gzip = (...files: readonly (TestFile | RawBlocks)[]): TestLayer => ({
  bytes: gzipSync(tarOf(files)),
  packing: 'gzip',
});

/** An image in memory, that checks digests as those of registries do. */
function imageOf(layers: readonly TestLayer[], attached: () => readonly Attached[] = () => []): ImageSource {
  const bytesOf = new Map<LayerDescriptor, Uint8Array>();
  const descriptors = layers.map(({ bytes, packing = 'none', instead = bytes }) => {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const descriptor = { digest, mediaType: 'application/x-tar', packing, size: bytes.length };
    bytesOf.set(descriptor, instead);
    return descriptor;
  });
  return {
    reference: 'test',
    digest: 'sha256:0',
    index: undefined,
    platform: 'linux/amd64',
    platforms: ['linux/amd64'],
    config: { environment: [], labels: {}, ports: [], volumes: [], history: [], diffIds: [] },
    layers: descriptors,
    async *open(descriptor) {
      const bytes = bytesOf.get(descriptor) ?? new Uint8Array();
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
      if (`sha256:${createHash('sha256').update(bytes).digest('hex')}` !== descriptor.digest)
        throw new RegistryError('digest-mismatch', { digest: descriptor.digest });
    },
    attached: async () => attached(),
  };
}

const observed = (layers: readonly TestLayer[], options: Partial<ObserveOptions> = {}) =>
  observe(imageOf(layers), { signal: new AbortController().signal, today: '2026-11-30', ...options });

const debian = [
  directory('etc/'),
  file('etc/os-release', 'ID=debian\nVERSION_ID="13"\n'),
  file('etc/passwd', 'root:x:0:0:root:/root:/bin/bash\n'),
  directory('tmp/', 0o1777),
];

test('facts are read out of all layers, each told with what it unpacks to', async () => {
  const observation = await observed([gzip(...debian), layer(file('etc/os-release', 'ID=alpine\n'))]);
  expect(observation).toMatchObject({
    schemaVersion: 1,
    reference: 'test',
    observed: '2026-11-30',
    layers: [
      { packing: 'gzip', entries: 4, unpacked: 6 * 512 + 1024 },
      { packing: 'none', entries: 1, unpacked: 2 * 512 + 1024 },
    ],
    facts: {
      os: { known: true, value: { id: 'alpine' }, paths: ['/etc/os-release'] },
      tmp: { known: true, value: { mode: '1777' } },
      files: { known: true, value: 2 },
    },
  });
  expect(observation.layers.every(({ fault }) => fault === undefined)).toBe(true);
  expect(observation).not.toHaveProperty('attached');
});

const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024));
const above = layer(directory('etc/'), file('etc/os-release', 'ID=alpine\n'));
const whole = layer(...debian);

test.each<readonly [string, TestLayer, object]>([
  [
    'bytes that are others than were named',
    { bytes: whole.bytes, instead: tarOf([...debian, file('bin/evil', '', 0o4755)]) },
    { fault: 'digest-mismatch' },
  ],
  [
    'bytes that are others, and no archive',
    { bytes: whole.bytes, instead: Buffer.alloc(5000, 'x') },
    { fault: 'digest-mismatch' },
  ],
  ['bytes that are no archive', { bytes: Buffer.alloc(5000, 'x') }, { fault: 'not-understood' }],
  [
    'a stream that ends too early',
    { bytes: gzipSync(whole.bytes).subarray(0, -20), packing: 'gzip' },
    { fault: 'not-understood' },
  ],
  [
    'a bomb',
    { bytes: bomb, packing: 'gzip' },
    { fault: 'too-much', bound: 'unpacked-bytes', limit: 2 ** 20 },
  ],
  [
    'links in a circle on the way to a file',
    layer(symlink('a', 'b'), symlink('b', 'a'), file('a/c')),
    { fault: 'too-much', bound: 'link-depth', limit: 40 },
  ],
])('%s spoil what depends on their layer, and nothing else', async (_what, bad, fault) => {
  const { layers, facts } = await observed([whole, bad, above], { bounds: { layerBytes: 2 ** 20 } });
  expect(layers).toMatchObject([{ entries: 4 }, fault, { entries: 2 }]);
  expect(layers[1]).not.toHaveProperty('entries');
  // Whatever the bad layer is: the one above it has this file.
  expect(facts.os).toMatchObject({ known: true, value: { id: 'alpine' } });
  // What the layer below says may have been taken away or replaced.
  const unknown = { known: false, because: 'layer-not-read' };
  const { os: _, ...others } = facts;
  for (const [id, fact] of Object.entries(others)) expect(fact, id).toEqual(unknown);
});

test('what a bad layer says does not count, nor what is below it, and all else is read', async () => {
  const bad = { bytes: whole.bytes, instead: tarOf([file('etc/os-release', 'ID=evil\n')]) };
  for (const layers of [
    [bad, layer(file('x'))],
    [whole, bad],
    [whole, bad, layer(hardlink('etc/os-release', 'etc/passwd'))],
  ]) {
    const { facts } = await observed(layers);
    expect(facts.os).toEqual({ known: false, because: 'layer-not-read' });
  }
  expect((await observed([bad, whole])).facts.os).toMatchObject({ value: { id: 'debian' } });
});

test('a layer that is missing spoils its own, a registry that is not reached all', async () => {
  const fail = (code: ConstructorParameters<typeof RegistryError>[0]): ImageSource => ({
    ...imageOf([whole]),
    // biome-ignore lint/correctness/useYield: it fails before it has anything.
    async *open() {
      throw new RegistryError(code);
    },
  });
  const options = { signal: new AbortController().signal, today: '2026-11-30' };
  expect((await observe(fail('not-there'), options)).layers).toMatchObject([{ fault: 'not-there' }]);
  await expect(observe(fail('not-reached'), options)).rejects.toMatchObject({ code: 'not-reached' });
});

test('bounds are for all layers together', async () => {
  const { layers } = await observed([layer(file('a')), layer(file('b'), file('c')), layer(file('d'))], {
    bounds: { entries: 2 },
  });
  expect(layers).toMatchObject([{ entries: 1 }, { bound: 'entries', limit: 2 }, { entries: 1 }]);
  const unpacked = await observed([layer(file('a')), layer(file('b'))], { bounds: { unpackedBytes: 2000 } });
  expect(unpacked.layers).toMatchObject([{ unpacked: 1536 }, { bound: 'unpacked-bytes', limit: 2000 }]);
});

test('what is too much by the manifest is refused before anything is read', async () => {
  const layers = [whole, above];
  const most = { layers: 1, compressedBytes: 100 };
  await expect(observed(layers, { bounds: { layers: most.layers } })).rejects.toMatchObject({
    code: 'too-much',
    details: { bound: 'layers', limit: 1 },
  });
  await expect(observed(layers, { bounds: { compressedBytes: most.compressedBytes } })).rejects.toMatchObject(
    { details: { bound: 'compressed-bytes', limit: 100 } },
  );
});

/** Gives bytes for ever, and only when asked. */
const endless = (): ImageSource => ({
  ...imageOf([whole]),
  async *open() {
    for (;;) {
      yield Buffer.concat([tarOf([file('a')]).subarray(0, 512)]);
      await new Promise((resolve) => setImmediate(resolve));
    }
  },
});

test('who asked can end it, and time does', async () => {
  const controller = new AbortController();
  const options = { signal: controller.signal, today: '2026-11-30' };
  const reading = observe(endless(), { ...options, onProgress: () => controller.abort(new Error('enough')) });
  await expect(reading).rejects.toThrow('enough');
  const signal = new AbortController().signal;
  await expect(observe(endless(), { ...options, signal, bounds: { time: 30 } })).rejects.toMatchObject({
    code: 'too-much',
    details: { bound: 'time', limit: 30 },
  });
});

test('progress tells bytes of all layers, to the last', async () => {
  const told: Progress[] = [];
  await observed([whole, above], { onProgress: (progress) => told.push(progress) });
  const totalBytes = whole.bytes.length + above.bytes.length;
  expect(told[0]).toEqual({ layer: 0, layers: 2, bytes: 1000, totalBytes });
  expect(told.at(-1)).toEqual({ layer: 1, layers: 2, bytes: totalBytes, totalBytes });
});

test('what is kept beside an image is looked up when asked for, and may not be reached', async () => {
  const signature: Attached = {
    found: 'tag',
    kind: 'signature',
    digest: 'sha256:1',
    mediaType: 'x',
    size: 1,
    verified: false,
  };
  const options = { signal: new AbortController().signal, today: '2026-11-30', attached: true };
  expect(
    await observe(
      imageOf([whole], () => [signature]),
      options,
    ),
  ).toMatchObject({ attached: [signature] });
  const unreached = imageOf([whole], () => {
    throw new RegistryError('not-reached');
  });
  expect(await observe(unreached, options)).not.toHaveProperty('attached');
});
