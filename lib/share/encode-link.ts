import type { AnalyzeRequest } from '../report/request';

/** How a link of ours begins. */
export const linkVersion = 'v1.';

/** Whether a URL fragment, with or without its `#`, is a link of ours, of this version or another. */
export function isLink(fragment: string): boolean {
  return /^#?v\d+\./.test(fragment);
}

/**
 * A request as URL fragment without the `#`: `v1.` and base64url of the raw-deflated JSON.
 * Version 1 is kept readable for ever; another encoding gets another prefix.
 */
export async function encodeLink(request: AnalyzeRequest): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  return linkVersion + toBase64Url(await squeeze(bytes));
}

async function squeeze(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = streamOf(bytes).pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export function streamOf(bytes: Uint8Array): ReadableStream<BufferSource> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes));
      controller.close();
    },
  });
}

function toBase64Url(bytes: Uint8Array): string {
  const step = 0x2000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += step)
    binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
