import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RegistryTerms, type RunningRegistry, startRegistry } from '../../../bin/registry';
import { isReferenceError, parseReference, type Reference } from '../../reference/reference';
import { createRegistry, type Registry, type RegistryOptions } from '../client';
import { type Layout, type TestImage, writeLayout } from './layout';
import { pushLayout } from './push';

/** A registry of the tests' own, and what is brought there. */
export type TestRegistry = RunningRegistry & {
  /** Writes images and pushes them under `app:1`. */
  push(name: string, images: readonly TestImage[], form?: 'as-it-is' | 'docker'): Promise<Layout>;
};

export async function startTestRegistry(terms?: RegistryTerms): Promise<TestRegistry> {
  const running = await startRegistry(terms);
  const folder = await mkdtemp(join(tmpdir(), 'plinth-layouts-'));
  let layouts = 0;
  return {
    address: running.address,
    async push(name, images, form) {
      const layout = await writeLayout(join(folder, String(layouts++)), images);
      await pushLayout(layout, `${running.address}/${name}`, form);
      return layout;
    },
    async stop() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A client that may ask this machine, and does not wait long. */
export function clientOf(options: Partial<RegistryOptions> = {}): Registry {
  return createRegistry({
    fetch,
    allowed: (host) => host.startsWith('127.0.0.1:'),
    wait: async () => {},
    now: () => Date.now(),
    ...options,
  });
}

export function referenceOf(text: string): Reference {
  const reference = parseReference(text);
  if (isReferenceError(reference)) throw new Error(reference.error);
  return reference;
}

export async function bytesIn(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
