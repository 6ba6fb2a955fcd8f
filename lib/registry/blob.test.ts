import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RegistryOptions } from './client';
import {
  breakAfter,
  endless,
  type Handler,
  type Misbehaving,
  redirect,
  refuse,
  send,
  stallAfter,
  startMisbehaving,
} from './testing/misbehaving';
import { digestOf } from './testing/push';
import { bytesIn, clientOf, faultOf, referenceOf } from './testing/registry';
import type { RegistryEvent } from './wire';

const { signal } = new AbortController();
let bad: Misbehaving;
let path: string;
let bytes: Uint8Array;

beforeAll(async () => {
  bad = await startMisbehaving();
  path = `/v2/app/blobs/${bad.image.layer.digest}`;
  bytes = bad.image.layerBytes;
});
afterEach(() => bad.reset());
afterAll(() => bad?.stop());

async function layer(options: Partial<RegistryOptions> = {}): Promise<AsyncIterable<Uint8Array>> {
  const reference = referenceOf(`${bad.address}/app:1`);
  const found = await clientOf(options).image(reference, { platform: 'linux/amd64', signal });
  const [first] = found.layers;
  if (first === undefined) throw new Error('There is no layer');
  return found.open(first, signal);
}

async function read(options?: Partial<RegistryOptions>): Promise<Buffer> {
  return bytesIn(await layer(options));
}

/** The ranges that were asked for, of a layer. */
const ranges = () =>
  bad.asked.filter(({ line }) => line === `GET ${path}`).map(({ headers }) => headers.range);

test('a layer as it should be', async () => {
  expect(digestOf(await read())).toBe(bad.image.layer.digest);
  expect(ranges()).toEqual([undefined]);
});

describe('a connection that breaks', () => {
  test('is taken up where it was', async () => {
    const told: RegistryEvent[] = [];
    bad.once(path, breakAfter(bytes, 70_000));
    expect(digestOf(await read({ log: (event) => told.push(event) }))).toBe(bad.image.layer.digest);
    expect(ranges()).toEqual([undefined, 'bytes=70000-']);
    expect(told).toContainEqual({ kind: 'resumed', host: bad.address, bytes: 70_000 });
  });

  test('again and again', async () => {
    const breaking =
      (count: number): Handler =>
      (request, response) => {
        const from = Number(/\d+/.exec(request.headers.range ?? '0')?.[0]);
        response.writeHead(from === 0 ? 200 : 206, {
          'content-length': bytes.byteLength - from,
          ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.byteLength - 1}/*` }),
        });
        response.write(bytes.subarray(from, from + count), () => response.destroy());
      };
    bad.once(path, ...Array.from({ length: 6 }, () => breaking(20_000)));
    expect(digestOf(await read())).toBe(bad.image.layer.digest);
    expect(ranges()).toHaveLength(7);
  });

  test('also where the registry begins anew', async () => {
    bad.once(path, breakAfter(bytes, 70_000), send(bytes), send(bytes));
    expect(digestOf(await read())).toBe(bad.image.layer.digest);
    expect(ranges()).toEqual([undefined, 'bytes=70000-']);
  });

  test('also when it falls silent', async () => {
    bad.once(path, stallAfter(bytes, 70_000));
    expect(digestOf(await read({ patience: { stall: 100 } }))).toBe(bad.image.layer.digest);
    expect(ranges()).toEqual([undefined, 'bytes=70000-']);
  });

  test('also when it ends as if all were said', async () => {
    bad.once(path, (_request, response) => {
      response.write(bytes.subarray(0, 70_000), () => response.end());
    });
    expect(digestOf(await read())).toBe(bad.image.layer.digest);
    expect(ranges()).toEqual([undefined, 'bytes=70000-']);
  });

  test('also when it goes on at another host', async () => {
    const other = await startMisbehaving();
    try {
      bad.once(path, breakAfter(bytes, 70_000), redirect(`http://${other.address}${path}`));
      expect(digestOf(await read())).toBe(bad.image.layer.digest);
      expect(other.asked.map(({ headers }) => headers.range)).toEqual(['bytes=70000-']);
    } finally {
      await other.stop();
    }
  });

  test('but not for ever', async () => {
    bad.once(path, breakAfter(bytes, 70_000));
    bad.on(path, breakAfter(bytes, 0));
    expect(await faultOf(read())).toMatchObject({ code: 'not-reached', details: { host: bad.address } });
  });

  test('and is not, where nothing of it is left', async () => {
    bad.once(path, breakAfter(bytes, 70_000), refuse(416, 'RANGE', 'no'));
    expect(await faultOf(read())).toMatchObject({ code: 'length-mismatch' });
  });

  test.each(['bytes 0-1/2', 'bytes 60000-199999/*', 'bytes 70000-80000/90000', 'pages 1-2/3', ''])(
    'and is not, where it goes on elsewhere: %j',
    async (range) => {
      const headers = { 'content-range': range };
      bad.once(path, breakAfter(bytes, 70_000), send(bytes.subarray(70_000), headers, 206));
      expect(await faultOf(read())).toMatchObject({ code: 'length-mismatch' });
    },
  );
});

describe('other bytes', () => {
  test('of the same length', async () => {
    const other = Buffer.from(bytes);
    other[100_000] = ((other[100_000] ?? 0) + 1) & 255;
    bad.on(path, send(other));
    expect(await faultOf(read())).toMatchObject({
      code: 'digest-mismatch',
      details: { digest: bad.image.layer.digest, host: bad.address },
    });
  });

  test('after a break', async () => {
    const range = `bytes 70000-${bytes.byteLength - 1}/${bytes.byteLength}`;
    const rest = Buffer.alloc(bytes.byteLength - 70_000);
    bad.once(path, breakAfter(bytes, 70_000), send(rest, { 'content-range': range }, 206));
    expect(await faultOf(read())).toMatchObject({ code: 'digest-mismatch' });
  });

  test.each([-1, 1])('%i more, as told', async (more) => {
    bad.on(path, send(Buffer.concat([bytes, new Uint8Array(1)]).subarray(0, bytes.byteLength + more)));
    expect(await faultOf(read())).toMatchObject({ code: 'length-mismatch' });
    expect(ranges()).toHaveLength(1);
  });

  test('more, and untold', async () => {
    bad.on(path, (_request, response) => {
      response.write(bytes);
      response.end(' ');
    });
    expect(await faultOf(read())).toMatchObject({ code: 'length-mismatch' });
  });

  test('without an end', async () => {
    bad.on(path, endless());
    expect(await faultOf(read())).toMatchObject({ code: 'length-mismatch' });
  });

  test('fewer, whatever is tried', async () => {
    bad.on(path, (_request, response) => {
      response.write(bytes.subarray(0, 10), () => response.end());
    });
    expect(await faultOf(read())).toMatchObject({ code: 'length-mismatch' });
  });

  test('a length that is a lie', async () => {
    bad.once(path, (_request, response) => {
      response.writeHead(200, { 'content-length': bytes.byteLength });
      response.end(bytes.subarray(0, 70_000));
      response.socket?.end();
    });
    expect(digestOf(await read())).toBe(bad.image.layer.digest);
  });
});

test('who stops reading ends the connection', async () => {
  const closed = new Promise<void>((resolve) => {
    bad.on(path, (request, response) => {
      response.once('close', resolve);
      stallAfter(bytes, 70_000)(request, response);
    });
  });
  for await (const chunk of await layer()) {
    expect(chunk.byteLength).toBeGreaterThan(0);
    break;
  }
  await closed;
});
