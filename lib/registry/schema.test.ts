import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChallenges } from './challenge';
import { extensionIn } from './der';
import { RegistryError } from './error';
import { offeredBy, pickFor } from './pick';
import { readConfig, readDocument, readIndex, readLayers, readManifest } from './schema';
import { certificates } from './testing/certificates';

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const digest = `sha256:${'a'.repeat(64)}`;
const docker = 'application/vnd.docker.distribution.manifest.v2+json';
const config = { mediaType: 'application/vnd.docker.container.image.v1+json', digest, size: 1 };

describe('readConfig', () => {
  const plain = { os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [digest] } };
  const nothing = { environment: [], labels: {}, ports: [], volumes: [], history: [] };

  test.each([
    ['nothing in it', {}],
    ['no inner configuration', { config: null, history: null }],
    [
      'what Docker writes for nothing',
      { config: { User: '', Entrypoint: null, Cmd: [], Env: null, Labels: null, ExposedPorts: null } },
    ],
  ])('with %s', (_what, more) => {
    expect(readConfig(bytesOf({ ...plain, ...more }))).toEqual({
      platform: 'linux/amd64',
      config: { ...nothing, diffIds: [digest] },
    });
  });

  test('names that are those of objects', () => {
    const labels = '{"__proto__":"x","constructor":"y"}';
    const text = JSON.stringify({ ...plain, config: { Labels: 0 } }).replace(
      '"Labels":0',
      `"Labels":${labels}`,
    );
    const read = readConfig(Buffer.from(text)).config.labels;
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.entries(read)).toContainEqual(['constructor', 'y']);
  });

  test.each([
    ['linux', 'arm64', 'v8', 'linux/arm64'],
    ['linux', 'arm', 'v7', 'linux/arm/v7'],
    ['linux', 'arm', '', 'linux/arm/v7'],
    ['linux', 'amd64', null, 'linux/amd64'],
    ['windows', 'amd64', undefined, 'windows/amd64'],
  ])('%s %s %s is %s', (os, architecture, variant, platform) => {
    expect(readConfig(bytesOf({ ...plain, os, architecture, variant })).platform).toBe(platform);
  });

  test.each([{ os: 1 }, { architecture: undefined }, { rootfs: undefined }, { config: { Env: 'PATH=/' } }])(
    'refuses %j',
    (more) => {
      expect(() => readConfig(bytesOf({ ...plain, ...more }))).toThrow(RegistryError);
    },
  );
});

describe('readLayers', () => {
  const layersOf = (...types: string[]) =>
    readLayers(
      readManifest(
        bytesOf({
          schemaVersion: 2,
          mediaType: docker,
          config,
          layers: types.map((mediaType) => ({ mediaType, digest, size: 1 })),
        }),
      ),
    );

  test('by how they are packed', () => {
    const types = [
      'application/vnd.oci.image.layer.v1.tar',
      'application/vnd.oci.image.layer.v1.tar+gzip',
      'application/vnd.oci.image.layer.v1.tar+zstd',
      'application/vnd.docker.image.rootfs.diff.tar.gzip',
    ];
    expect(layersOf(...types).map(({ packing }) => packing)).toEqual(['none', 'gzip', 'zstd', 'gzip']);
  });

  test.each([
    'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
    'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
    'application/vnd.oci.image.layer.v1.tar+gzip+encrypted',
    'constructor',
    '',
  ])('refuses %j', (type) => {
    expect(() => layersOf(type)).toThrow(expect.objectContaining({ code: 'not-understood' }));
  });
});

test('attestations are no images', () => {
  const manifest = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 1 };
  const index = readIndex(
    bytesOf({
      schemaVersion: 2,
      manifests: [
        { ...manifest, platform: { os: 'unknown', architecture: 'unknown' } },
        { ...manifest, annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
        { ...manifest, mediaType: 'application/x', platform: { os: 'linux', architecture: 'amd64' } },
      ],
    }),
  );
  expect(offeredBy(index).map(({ platform }) => platform)).toEqual(['linux/amd64']);
  expect(pickFor('linux/amd64', offeredBy(index))).toBeUndefined();
});

describe('whatever comes', () => {
  const seed = 16;
  const named = fc.constantFrom(
    'schemaVersion',
    'mediaType',
    'manifests',
    'config',
    'layers',
    'digest',
    'size',
    '__proto__',
  );
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(2, -1, '', digest, docker, null, true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(named, tie('value'), { maxKeys: 6 }),
    ),
  })).value;

  test('a document is read or refused', () => {
    fc.assert(
      fc.property(fc.oneof(json.map(bytesOf), fc.uint8Array()), (bytes) => {
        for (const read of [readDocument, readConfig]) {
          try {
            read(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(RegistryError);
          }
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  test('a challenge is read', () => {
    const words = fc.array(fc.constantFrom('Bearer', 'Basic', ' ', ',', '=', '"', '\\', 'realm', 'a'));
    fc.assert(
      fc.property(words, (parts) => {
        expect(readChallenges(parts.join('')).length).toBeLessThanOrEqual(parts.length);
      }),
      { seed },
    );
  });

  test('a certificate is read', () => {
    const whole = Buffer.from(certificates.workflow, 'base64');
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 });
    fc.assert(
      fc.property(changes, fc.nat(whole.length), (bytes, length) => {
        const changed = Buffer.from(whole);
        for (const [at, byte] of bytes) changed[at] = byte;
        const found = extensionIn(changed.subarray(0, length), '2b0601040183bf300108');
        expect(found?.byteLength ?? 0).toBeLessThanOrEqual(length);
      }),
      { seed, numRuns: 500 },
    );
  });
});
