import { maximumDockerfileBytes, maximumFilesBytes } from '../report/bounds';
import { readRequest } from '../report/read-request';
import { AnalyzeRequest } from '../report/request';
import { isLink, linkVersion, streamOf } from './encode-link';

/** Build arguments and the rest of a request around a Dockerfile that just fits. */
const maximumLinkBytes = maximumDockerfileBytes + maximumFilesBytes + 64 * 1024;

export type DecodedLink =
  | { readonly kind: 'request'; readonly request: AnalyzeRequest }
  /** Not a link of ours at all: another fragment of the page. */
  | { readonly kind: 'none' }
  /** Ours, but damaged, cut short, too large or of a later version. */
  | { readonly kind: 'unreadable'; readonly because: string };

/** Reads a URL fragment, with or without its `#`. Never throws; the text it gives is bounded. */
export async function decodeLink(fragment: string): Promise<DecodedLink> {
  if (!isLink(fragment)) return { kind: 'none' };
  const written = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (!written.startsWith(linkVersion)) return unreadable('it was made by a later version of Plinth');
  const compressed = fromBase64Url(written.slice(linkVersion.length));
  if (compressed === undefined) return unreadable('part of it is missing or was changed');
  const unpacked = await expand(compressed);
  if (unpacked === 'too-large') return unreadable('the Dockerfile in it is 1 MiB or larger');
  if (unpacked === 'damaged') return unreadable('part of it is missing or was changed');
  const read = readRequest(AnalyzeRequest, parseJson(unpacked));
  if (read.kind === 'faults') return unreadable('part of it is missing or was changed');
  return read;
}

function unreadable(because: string): DecodedLink {
  return { kind: 'unreadable', because };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Stops reading at the limit, so that a small link cannot unpack to gigabytes. */
async function expand(bytes: Uint8Array): Promise<Uint8Array | 'too-large' | 'damaged'> {
  const reader = streamOf(bytes).pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.byteLength;
      if (length > maximumLinkBytes) {
        await reader.cancel();
        return 'too-large';
      }
      parts.push(part.value);
    }
  } catch {
    return 'damaged';
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
