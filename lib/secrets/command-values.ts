import type { Span } from '../text/span';
import type { WrittenWord } from './command-lines';
import { namedSecret } from './names';
import type { Quote } from './values';

export type Value = Span & { readonly quote: Quote };
export type Handed = { readonly value: Value; readonly kind?: string };

/** `a\nb`: lines as they are, or as `printf` writes them. */
export function linesOf(text: string, { start, end, quote }: Value): Value[] {
  const lines: Value[] = [];
  for (let at = start; at <= end; ) {
    const next = /\\n|\n/.exec(text.slice(at, end));
    const lineEnd = next === null ? end : at + next.index;
    if (lineEnd > at) lines.push({ start: at, end: lineEnd, quote });
    at = next === null ? end + 1 : lineEnd + next[0].length;
    if (lines.length > mostLines) break;
  }
  return lines;
}

const mostLines = 40;

/** The part behind the user; `1000:1000` is a user and a group. */
export function ofUser(text: string, value: Value, separator: string): Handed[] {
  const written = text.slice(value.start, value.end);
  const at = written.indexOf(separator);
  if (
    at < 0 ||
    written.includes('://') ||
    (/^\d*$/.test(written.slice(at + 1)) && /^\d+$/.test(written.slice(0, at)))
  )
    return [];
  // `user/password@database`
  const until = separator === '/' && written.includes('@', at) ? written.lastIndexOf('@') : written.length;
  const start = value.start + at + 1;
  return start < value.start + until
    ? [{ value: unquoted(text, { start, end: value.start + until, quote: value.quote }) }]
    : [];
}

export function ofHeader(text: string, value: Value): Handed[] {
  const written = text.slice(value.start, value.end);
  const [whole, name = ''] =
    /^([\w-]{1,60}): ?(?:(?:bearer|basic|token|key|apikey|genie-key) +)?/i.exec(written) ?? [];
  const isAuthorization = /^(?:proxy-)?authorization$/i.test(name);
  if (
    whole === undefined ||
    (!isAuthorization && namedSecret(name) === undefined && !/^x-jfrog-art-api$/i.test(name))
  )
    return [];
  return [
    { value: { start: value.start + whole.length, end: value.end, quote: value.quote }, kind: 'token' },
  ];
}

export function withoutPrefix(text: string, value: Value, prefix: RegExp | undefined): Value {
  const length = prefix?.exec(text.slice(value.start, value.start + 20))?.[0].length ?? 0;
  return { ...value, start: Math.min(value.start + length, value.end) };
}

/** A value behind `-p` or `=` that has quotes of its own. */
export function unquoted(text: string, value: Value): Value {
  const first = text[value.start];
  if ((first !== '"' && first !== "'") || text[value.end - 1] !== first || value.end - value.start < 2)
    return value;
  return { start: value.start + 1, end: value.end - 1, quote: first };
}

export function valueOf({ inner, quote }: WrittenWord): Value {
  return { ...inner, quote };
}

export function inside(text: string, { inner }: WrittenWord): string {
  return text.slice(inner.start, inner.end);
}
