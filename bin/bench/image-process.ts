import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { observe } from '../../lib/observe/observe';
import { RegistryError } from '../../lib/registry/error';
import type { ImageSource, LayerDescriptor } from '../../lib/registry/image';
import { gunzipOptions } from '../../lib/registry/unpack';

/** A process of its own: `observe` or `alone`, and the folder of a layout with `layers.json` beside. */
const [way = '', folder = ''] = process.argv.slice(2);
const layers: readonly LayerDescriptor[] = JSON.parse(readFileSync(join(folder, 'layers.json'), 'utf8'));

async function* bytesOf({ digest }: LayerDescriptor): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(join(folder, 'blobs/sha256', digest.slice('sha256:'.length)))) {
    hash.update(piece);
    yield piece;
  }
  if (`sha256:${hash.digest('hex')}` !== digest) throw new RegistryError('digest-mismatch', { digest });
}

/** Unpacked and checked, and nothing else. */
async function alone(): Promise<number> {
  let unpacked = 0;
  for (const layer of layers)
    await pipeline(bytesOf(layer), createGunzip(gunzipOptions), async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) unpacked += piece.length;
    });
  return unpacked;
}

async function observed(): Promise<number> {
  const source: ImageSource = {
    reference: 'oci:bench',
    digest: '',
    index: undefined,
    platform: 'linux/amd64',
    platforms: ['linux/amd64'],
    config: {
      environment: ['PATH=/usr/local/bin:/usr/bin:/bin'],
      labels: {},
      ports: [],
      volumes: [],
      history: [],
      diffIds: [],
    },
    layers,
    open: bytesOf,
    attached: async () => [],
  };
  const { layers: read } = await observe(source, {
    signal: new AbortController().signal,
    today: '2026-11-30',
  });
  const bad = read.find(({ fault }) => fault !== undefined);
  if (bad) throw new Error(`A layer was not read: ${bad.fault}`);
  return read.reduce((sum, { unpacked = 0 }) => sum + unpacked, 0);
}

const start = performance.now();
const unpacked = await (way === 'observe' ? observed() : alone());
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    unpacked,
    milliseconds,
    processor: (user + system) / 1000,
    memory: process.resourceUsage().maxRSS / 1024,
  }),
);
