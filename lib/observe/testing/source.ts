import { createHash } from 'node:crypto';
import { RegistryError } from '../../registry/error';
import type { ImageConfig, ImageSource, Packing } from '../../registry/image';
import { type TestFile, tarOf } from '../../registry/testing/tar';
import type { Observation } from '../observation';
import { observe } from '../observe';

/** A layer in the hand: its bytes, each time anew. */
export type HeldLayer = {
  readonly packing: Packing;
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
};

/** An image of these layers, with these variables. */
export function sourceOf(layers: readonly HeldLayer[], environment: readonly string[] = []): ImageSource {
  const config: ImageConfig = { environment, labels: {}, ports: [], volumes: [], history: [], diffIds: [] };
  const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const descriptors = layers.map(({ packing, size }, index) => ({
    digest: digestOf(`layer ${index}`),
    mediaType: 'application/vnd.oci.image.layer.v1.tar',
    packing,
    size,
  }));
  return {
    reference: 'test',
    digest: digestOf('manifest'),
    index: undefined,
    platform: 'linux/amd64',
    platforms: ['linux/amd64'],
    config,
    layers: descriptors,
    async *open(layer) {
      const held = layers[descriptors.findIndex(({ digest }) => digest === layer.digest)];
      if (held === undefined) throw new Error(`There is no layer ${layer.digest}`);
      yield* held.open();
    },
    attached: async () => [],
  };
}

/** What is observed in an image of these files, a list of them to a layer; a layer may turn out not to be what was named. */
export function observedFiles(
  layers: readonly (readonly TestFile[] | 'wrong')[],
  environment: readonly string[] = [],
): Promise<Observation> {
  const held = layers.map((files): HeldLayer => {
    const bytes = tarOf(files === 'wrong' ? [] : files);
    return {
      packing: 'none',
      size: bytes.length,
      async *open() {
        yield bytes;
        if (files === 'wrong') throw new RegistryError('digest-mismatch');
      },
    };
  });
  return observed(sourceOf(held, environment));
}

export function observed(source: ImageSource): Promise<Observation> {
  return observe(source, { signal: new AbortController().signal, today: '2026-11-30' });
}
