import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Scalar,
  type YAMLError,
} from 'yaml';
import type { Span } from '../text/span';
import { escapedParts } from './escapes';
import { joined, type Part, type Placed, verbatim, whole } from './placed';
import type { Said, SaidCode } from './said';
import type { Entry, Value } from './value';

export type YamlFile = {
  readonly documents: readonly Value[];
  readonly said: readonly Said[];
  readonly broken: boolean;
};

/** A file that people write goes no deeper. */
const deepest = 100;
/** Values of a file, those that merge keys bring counted as often as they are brought. */
const mostValues = 100_000;
const mostSigns = 300_000;
const mostSaid = 20;

/**
 * Reads YAML 1.2 (https://yaml.org/spec/1.2.2/), of which JSON is a part, with merge keys as Compose takes them. An
 * alias is the value it refers to and not a copy: what it costs does not grow with how often it is used. Of a broken
 * file what could be read is there; `said` has what could not.
 */
export function readYaml(text: string): YamlFile {
  const tokens = tokensOf(text);
  if (tokens === undefined || isTooMuch(tokens))
    return { documents: [], said: [tooLarge(text)], broken: true };
  const said: Said[] = [];
  const documents: Value[] = [];
  let left = mostValues;
  for (const document of new Composer({ uniqueKeys: false, logLevel: 'silent' }).compose(
    tokens,
    false,
    text.length,
  )) {
    // What is found after the first fault mostly comes of it.
    for (const error of document.errors.slice(0, 1)) said.push(saidOf(error, text.length));
    const reader = new Reader(text, said, left);
    documents.push(reader.read(document.contents, { start: 0, end: 0 }));
    left = reader.left;
    if (left <= 0) return { documents: [], said: [tooLarge(text)], broken: true };
  }
  const broken = said.some(({ code }) => code.startsWith('yaml-'));
  return { documents, said: said.slice(0, mostSaid), broken };
}

function tooLarge(text: string): Said {
  return { code: 'too-large', span: { start: 0, end: Math.min(1, text.length) } };
}

function saidOf({ code, pos: [from, to] }: YAMLError, length: number): Said {
  const start = Math.min(from, length);
  const end = Math.min(to, length);
  const as: SaidCode =
    code === 'TAB_AS_INDENT'
      ? 'yaml-tab'
      : code === 'BAD_INDENT'
        ? 'yaml-indent'
        : code === 'BAD_ALIAS'
          ? 'alias-unknown'
          : 'yaml-broken';
  return { code: as, span: { start, end: Math.max(start, end) } };
}

/** Undefined where there are more signs than a file of the largest size has that people write. */
function tokensOf(text: string): readonly CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const sign of new Lexer().lex(text)) {
    count += 1;
    if (count > mostSigns) return undefined;
    for (const token of parser.next(sign)) tokens.push(token);
  }
  return [...tokens, ...parser.end()];
}

/** Whether it goes too deep or has too many values; without recursion, so that no depth is too much for it. */
function isTooMuch(tokens: readonly CST.Token[]): boolean {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  let count = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    count += 1;
    if (next.depth > deepest || count > mostValues) return true;
    const depth = next.depth + 1;
    if ('value' in next.token && next.token.value) open.push({ token: next.token.value, depth: next.depth });
    if (!('items' in next.token)) continue;
    count += next.token.items.length;
    for (const item of next.token.items) {
      if (item.key) open.push({ token: item.key, depth });
      if (item.value) open.push({ token: item.value, depth });
    }
  }
  return false;
}

class Reader {
  readonly #text: string;
  readonly #said: Said[];
  readonly #anchors = new Map<string, Value>();
  left: number;

  constructor(text: string, said: Said[], left: number) {
    this.#text = text;
    this.#said = said;
    this.left = left;
  }

  read(node: unknown, around: Span): Value {
    this.left -= 1;
    const value = this.left > 0 ? this.#valueOf(node, around) : { kind: 'unread' as const, span: around };
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined)
      this.#anchors.set(node.anchor, value);
    return value;
  }

  #valueOf(node: unknown, around: Span): Value {
    if (isAlias(node)) {
      const found = this.#anchors.get(node.source);
      const span = spanOf(node.range, around);
      if (found !== undefined) return found;
      this.#said.push({ code: 'alias-unknown', name: node.source, span });
      return { kind: 'unread', span };
    }
    if (isScalar(node)) {
      const span = spanOf(node.range, around);
      if (node.value === null || node.tag === '!reset') return { kind: 'empty', span };
      return { kind: 'text', placed: this.#textOf(node, span), span };
    }
    if (isSeq(node)) {
      const span = spanOf(node.range, around);
      return { kind: 'list', items: node.items.map((item) => this.read(item, span)), span };
    }
    if (isMap(node)) {
      const span = spanOf(node.range, around);
      return node.tag === '!reset' ? { kind: 'empty', span } : this.#tableOf(node.items, span);
    }
    return { kind: 'empty', span: around };
  }

  #tableOf(pairs: readonly { readonly key: unknown; readonly value: unknown }[], span: Span): Value {
    const entries = new Map<string, Entry>();
    const merged: Value[] = [];
    for (const { key, value } of pairs) {
      if (!isScalar(key)) continue;
      const name = key.source ?? String(key.value);
      const keySpan = spanOf(key.range, span);
      const read = this.read(value, keySpan);
      if (name === '<<' && key.type === 'PLAIN') merged.push(read);
      else if (entries.has(name)) this.#said.push({ code: 'key-repeated', name, span: keySpan });
      else entries.set(name, { key: name, keySpan, value: read });
    }
    for (const each of merged.flatMap((value) => (value.kind === 'list' ? value.items : [value]))) {
      if (each.kind !== 'table') continue;
      this.left -= each.entries.size;
      if (this.left <= 0) break;
      for (const [name, entry] of each.entries) if (!entries.has(name)) entries.set(name, entry);
    }
    return { kind: 'table', entries, span };
  }

  #textOf(node: Scalar, span: Span): Placed {
    const text = node.source ?? String(node.value);
    if (node.type === 'BLOCK_LITERAL') return literal(this.#text, text, span);
    const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    const start = span.start + (quoted ? 1 : 0);
    if (this.#text.startsWith(text, start)) return verbatim(text, start, span);
    const parts = node.type === 'QUOTE_DOUBLE' ? escapedParts(this.#text, start, span.end - 1) : [];
    const read = joined(parts, span);
    return read.text === text ? read : whole(text, span);
  }
}

/** A text of many lines that stand as they are, only further to the right. */
function literal(source: string, text: string, span: Span): Placed {
  const parts: Part[] = [];
  let lineStart = source.indexOf('\n', span.start) + 1;
  for (const line of text.split(/(?<=\n)/)) {
    const bare = line.endsWith('\n') ? line.slice(0, -1) : line;
    const next = source.indexOf('\n', lineStart);
    let end = next === -1 ? source.length : next;
    if (source[end - 1] === '\r') end -= 1;
    const start = end - bare.length;
    if (start < lineStart || !source.startsWith(bare, start)) return whole(text, span);
    parts.push({ text: line, source: { start, end: start + line.length }, exact: true });
    lineStart = next === -1 ? source.length : next + 1;
  }
  return joined(parts, span);
}

function spanOf(range: readonly [number, number, number] | null | undefined, around: Span): Span {
  return range ? { start: range[0], end: range[1] } : around;
}
