import { isSpace } from './characters';
import { spanIn } from './mapped';
import type { JsonString, MappedText } from './syntax';

export type JsonArray =
  | { readonly kind: 'strings'; readonly items: readonly JsonString[] }
  /** A JSON array with something else than strings in it: BuildKit refuses it. */
  | { readonly kind: 'not-strings' }
  | { readonly kind: 'not-json' };

const quote = 0x22;
const backslash = 0x5c;
const notJson: JsonArray = { kind: 'not-json' };

function skipJsonSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09 && code !== 0x0d && code !== 0x0a) return at;
    at++;
  }
}

/** Offset behind the closing quote of the string that starts at `at`, -1 where it is no JSON string. */
function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code < 0x20) return -1;
    if (code === backslash) i++;
  }
  return -1;
}

/** The decoded string of `text`, quotes included; undefined where an escape is not JSON's. */
function decode(text: string): string | undefined {
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\uFFFD') : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the text of `line` from `from` to `to` as the exec form: a JSON array of strings and nothing behind it. */
export function readJsonArray(line: MappedText, from: number, to: number): JsonArray {
  const start = firstVisible(line.text, from, to);
  if (line.text.charCodeAt(start) !== 0x5b || start >= to) return notJson;
  const text = line.text.slice(start, to);
  const items: JsonString[] = [];
  let at = skipJsonSpace(text, 1);
  if (text[at] === ']')
    return skipJsonSpace(text, at + 1) === text.length ? { kind: 'strings', items } : notJson;
  for (;;) {
    if (text.charCodeAt(at) !== quote) return readOther(text);
    const end = stringEnd(text, at);
    const value = end === -1 ? undefined : decode(text.slice(at, end));
    if (value === undefined) return notJson;
    items.push({ text: value, span: spanIn(line, start + at, start + end) });
    at = skipJsonSpace(text, end);
    if (text[at] === ']') break;
    if (text[at] !== ',') return notJson;
    at = skipJsonSpace(text, at + 1);
  }
  return skipJsonSpace(text, at + 1) === text.length ? { kind: 'strings', items } : notJson;
}

function firstVisible(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** An element is no string: valid JSON all the same? */
function readOther(text: string): JsonArray {
  try {
    JSON.parse(text);
    return { kind: 'not-strings' };
  } catch {
    return notJson;
  }
}
