import type { Span } from '../text/span';

/** Text that stands in another as base64, and what it says. */
export type Encoded = { readonly span: Span; readonly text: string };

const run = /(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/]{8,}|[A-Za-z0-9_-]{8,})={0,2}(?![A-Za-z0-9+/_-])/g;
const shortest = 12;

/** Words that are base64 of readable text: of most others the bytes are no text. Linear. */
export function findEncoded(text: string): Encoded[] {
  const found: Encoded[] = [];
  for (const match of text.matchAll(run)) {
    const [written] = match;
    if (written.length < shortest) continue;
    const decoded = decodeText(written);
    if (decoded !== undefined) {
      found.push({ span: { start: match.index, end: match.index + written.length }, text: decoded });
    }
  }
  return found;
}

/** Readable text in UTF-8, or in UTF-16 as PowerShell encodes its commands; undefined where it is none. */
export function decodeText(written: string): string | undefined {
  const plain = written
    .replace(/={1,2}$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (plain.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(plain)) return undefined;
  const bytes = Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
  const isWide =
    bytes.length > 4 && bytes.length % 2 === 0 && bytes.every((byte, index) => index % 2 === 0 || byte === 0);
  try {
    const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
    return isReadable(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function isReadable(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) return false;
  }
  return true;
}
