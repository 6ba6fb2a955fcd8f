import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LayerDescriptor } from '../../lib/registry/image';
import { writeLayout } from '../../lib/registry/testing/layout';
import { medianOf } from './median';

/** Bytes of the images, packed, and of the files that go into one layer. */
const images = [60_000_000, 350_000_000];
const layerOf = 100_000_000;
const rounds = 3;
const most = { ratio: 1.2, memory: 200 };

type Measured = {
  readonly unpacked: number;
  readonly milliseconds: number;
  readonly processor: number;
  readonly memory: number;
};

/**
 * What it costs to observe images made of files of this machine, each time in a process of its own: the time against
 * that of unpacking and checking the same bytes alone, in turn, and the memory. `bundle` is `image-process.ts`.
 */
export async function benchImages(bundle: string): Promise<boolean> {
  const rows = [];
  let isGood = true;
  for (const size of images) {
    const folder = await mkdtemp(join(tmpdir(), 'plinth-bench-'));
    try {
      const packed = await makeImage(folder, size);
      const times: { readonly alone: Measured; readonly observe: Measured }[] = [];
      for (let round = 0; round < rounds; round += 1)
        times.push({ alone: run(bundle, 'alone', folder), observe: run(bundle, 'observe', folder) });
      const ratio = medianOf(times.map(({ alone, observe }) => observe.milliseconds / alone.milliseconds));
      const memory = Math.max(...times.map(({ observe }) => observe.memory));
      isGood &&= ratio <= most.ratio && memory <= most.memory;
      rows.push({
        'MB packed': megabytes(packed),
        'MB unpacked': megabytes(times[0]?.observe.unpacked ?? Number.NaN),
        'alone ms': medianOf(times.map(({ alone }) => alone.milliseconds)).toFixed(0),
        'observed ms': medianOf(times.map(({ observe }) => observe.milliseconds)).toFixed(0),
        ratio: ratio.toFixed(2),
        'ratio of processor time': medianOf(
          times.map(({ alone, observe }) => observe.processor / alone.processor),
        ).toFixed(2),
        'alone MiB': Math.max(...times.map(({ alone }) => alone.memory)).toFixed(0),
        'observed MiB': memory.toFixed(0),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  console.table(rows);
  return isGood;
}

/** Layers of the programs and libraries of this machine, until the image has its size. Answers how large it is. */
async function makeImage(folder: string, size: number): Promise<number> {
  const layers: LayerDescriptor[] = [];
  let packed = 0;
  for await (const files of batches('/usr')) {
    const tar = spawn('tar', ['-C', '/', '-cf', '-', '--no-recursion', '--null', '-T', '-'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    tar.stdin.end(files.map((path) => `${path.slice(1)}\0`).join(''));
    const layout = await writeLayout(folder, [{ layers: [{ tar: tar.stdout }] }]);
    const [layer] = layout.layers[0] ?? [];
    if (layer === undefined) throw new Error('No layer was written.');
    layers.push({ ...layer, packing: 'gzip' });
    packed += layer.size;
    if (packed >= size) break;
  }
  await writeFile(join(folder, 'layers.json'), JSON.stringify(layers));
  return packed;
}

/** Files and links of a folder, so many at a time as a layer takes. */
async function* batches(folder: string): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for await (const [path, size] of filesOf(folder)) {
    batch.push(path);
    bytes += size;
    if (bytes < layerOf) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
}

async function* filesOf(folder: string): AsyncGenerator<readonly [string, number]> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    yield [path, entry.isFile() ? (await stat(path)).size : 0];
    if (entry.isDirectory()) yield* filesOf(path);
  }
}

function run(bundle: string, way: string, folder: string): Measured {
  const { stdout, status } = spawnSync(process.execPath, [bundle, way, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The process that had to ${way} ended with ${status}.`);
  return JSON.parse(stdout);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
