import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { digestOf } from './push';
import { tarOf } from './tar';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A registry that answers as tests say, and otherwise as it should, with one image in it: `app:1`. */
export type Misbehaving = {
  /** `127.0.0.1:40123` */
  readonly address: string;
  readonly image: MadeImage;
  /** All that was asked, as it came: `GET /v2/app/manifests/1`. */
  readonly asked: readonly {
    readonly line: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
  }[];
  /** Takes what is asked at a path from there on. */
  on(path: string, handler: Handler): void;
  /** The same for the first so many times, each in its turn; then it is as before. */
  once(path: string, ...handlers: readonly Handler[]): void;
  /** Keeps a document and answers where it is: `manifests/sha256:…`. */
  putManifest(
    value: Readonly<Record<string, unknown>>,
    tag?: string,
  ): { mediaType: string; digest: string; size: number };
  putBlob(bytes: Uint8Array): { digest: string; size: number };
  /** Forgets what tests said and what was asked. */
  reset(): void;
  stop(): Promise<void>;
};

export type MadeImage = {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly digest: string;
  readonly config: { readonly digest: string; readonly size: number };
  readonly layer: { readonly digest: string; readonly size: number };
  readonly layerBytes: Uint8Array;
};

const unknown = refuse(404, 'MANIFEST_UNKNOWN', 'manifest unknown');
const oci = 'application/vnd.oci.image';

/** A layer of about 200 KB that packs badly, so that it comes in several pieces. */
function layerOf(): Uint8Array {
  let state = 1;
  const noise = Buffer.alloc(200_000);
  for (let at = 0; at < noise.length; at++) {
    state = (state * 48_271) % 2_147_483_647;
    noise[at] = state & 255;
  }
  return gzipSync(tarOf([{ path: 'noise', content: noise }]));
}

export async function startMisbehaving(): Promise<Misbehaving> {
  const kept = new Map<string, { readonly bytes: Uint8Array; readonly type: string }>();
  const own = new Map<string, Handler>();
  const turns = new Map<string, Handler[]>();
  const asked: { line: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url ?? '';
    const body = Buffer.concat(chunks).toString();
    asked.push({ line: `${request.method} ${path}`, headers: request.headers, body });
    const [plain = ''] = path.split('?');
    const handler = turns.get(plain)?.shift() ?? own.get(plain);
    const found = kept.get(plain);
    const usual = found === undefined ? unknown : serve(found);
    (handler ?? usual)(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('It does not listen');

  function putManifest(value: Readonly<Record<string, unknown>>, tag?: string) {
    const bytes = Buffer.from(JSON.stringify(value));
    const mediaType = String(value.mediaType);
    const digest = digestOf(bytes);
    for (const name of [digest, ...(tag === undefined ? [] : [tag])])
      kept.set(`/v2/app/manifests/${name}`, { bytes, type: mediaType });
    return { mediaType, digest, size: bytes.byteLength };
  }
  function putBlob(bytes: Uint8Array) {
    const digest = digestOf(bytes);
    kept.set(`/v2/app/blobs/${digest}`, { bytes, type: 'application/octet-stream' });
    return { digest, size: bytes.byteLength };
  }
  return {
    address: `127.0.0.1:${place.port}`,
    image: makeImage(putManifest, putBlob),
    asked,
    on: (path, handler) => own.set(path, handler),
    once: (path, ...handlers) => turns.set(path, [...handlers]),
    putManifest,
    putBlob,
    reset() {
      own.clear();
      turns.clear();
      asked.length = 0;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function makeImage(putManifest: Misbehaving['putManifest'], putBlob: Misbehaving['putBlob']): MadeImage {
  const layerBytes = layerOf();
  const layer = { mediaType: `${oci}.layer.v1.tar+gzip`, ...putBlob(layerBytes) };
  const config = {
    mediaType: `${oci}.config.v1+json`,
    ...putBlob(
      Buffer.from(
        JSON.stringify({
          os: 'linux',
          architecture: 'amd64',
          rootfs: { type: 'layers', diff_ids: [`sha256:${'1'.repeat(64)}`] },
        }),
      ),
    ),
  };
  const manifest = { schemaVersion: 2, mediaType: `${oci}.manifest.v1+json`, config, layers: [layer] };
  const { digest } = putManifest(manifest, '1');
  return { manifest, digest, config, layer, layerBytes };
}

/** As a registry does, from where one asks. */
function serve({ bytes, type }: { readonly bytes: Uint8Array; readonly type: string }): Handler {
  return (request, response) => {
    const [, start] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
    const from = Number(start ?? 0);
    const { byteLength: size } = bytes;
    const range = { 'content-range': `bytes ${from}-${size - 1}/${size}` };
    response.writeHead(start === undefined ? 200 : 206, {
      'content-type': type,
      'content-length': size - from,
      ...(start !== undefined && range),
    });
    response.end(bytes.subarray(from));
  };
}

/** An error as registries write them. */
export function refuse(status: number, code: string, message: string, headers = {}): Handler {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ errors: [{ code, message }] }));
  };
}

export function send(bytes: Uint8Array | string, headers = {}, status = 200): Handler {
  return (_request, response) => {
    response.writeHead(status, { 'content-length': Buffer.byteLength(bytes), ...headers });
    response.end(bytes);
  };
}

export function redirect(to: string, status = 307): Handler {
  return (_request, response) => {
    response.writeHead(status, { location: to });
    response.end();
  };
}

/** Sends a part of what it promises and breaks the connection. */
export function breakAfter(bytes: Uint8Array, count: number): Handler {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.byteLength });
    response.write(bytes.subarray(0, count), () => response.destroy());
  };
}

/** Sends a part, and then nothing for ever. */
export function stallAfter(bytes: Uint8Array, count: number): Handler {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.byteLength });
    response.write(bytes.subarray(0, count));
  };
}

/** Sends without an end. */
export function endless(headers = {}, status = 200): Handler {
  return (_request, response) => {
    response.writeHead(status, headers);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, ' ')));
    };
    response.on('drain', more);
    more();
  };
}
