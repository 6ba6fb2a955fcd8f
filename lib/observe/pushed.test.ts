import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientOf, referenceOf, startTestRegistry, type TestRegistry } from '../registry/testing/registry';
import { whiteout } from '../registry/testing/tar';
import { observedRoot } from './testing/observed-root';
import { noRoots, type RootName, rootFolder } from './testing/roots';
import { observed } from './testing/source';

const platforms: readonly (readonly [RootName, string])[] = [
  ['distroless', 'linux/amd64'],
  ['musl', 'linux/arm64'],
  ['rpm', 'linux/s390x'],
];

describe.skipIf(noRoots)('images of real roots in a real registry', () => {
  let registry: TestRegistry;

  beforeAll(async () => {
    registry = await startTestRegistry();
    const extra = { path: 'usr/local/bin/node', mode: 0o755, content: 'not there in the end' };
    const images = platforms.map(([name, platform]) => ({
      platform,
      layers: [
        { files: [extra] },
        { folder: rootFolder(name), packing: 'zstd' as const },
        { files: [whiteout(extra.path)], packing: 'none' as const },
      ],
    }));
    await registry.push('roots:1', images);
  }, 20 * 60_000);

  afterAll(() => registry?.stop());

  test.each(platforms)('%s on %s is observed as its layers are on disk', async (name, platform) => {
    const { signal } = new AbortController();
    const image = await clientOf().image(referenceOf(`${registry.address}/roots:1`), { platform, signal });
    const observation = await observed(image);
    expect(observation).toMatchObject({ platform, platforms: platforms.map(([, each]) => each) });
    expect(observation.layers.map(({ fault }) => fault)).toEqual([undefined, undefined, undefined]);
    expect(observation.facts).toEqual((await observedRoot(name)).facts);
  });
});
