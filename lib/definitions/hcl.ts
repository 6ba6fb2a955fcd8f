import type { Span } from '../text/span';
import { escapedParts } from './escapes';
import { blankEnd, heredocAt, skipExpression, stringEnd } from './hcl-scan';
import { joined, verbatim } from './placed';
import type { Said } from './said';
import { type Entry, type Table, tableOf, type Value } from './value';

const deepest = 50;
const mostSaid = 20;

export type HclFile = { readonly table: Table; readonly said: readonly Said[] };

/**
 * The literal part of HCL's native syntax (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md): blocks with
 * labels, attributes, texts, numbers, lists and objects. `target "app" { … }` is read as `target: {app: …}`, the shape
 * Bake files have in JSON. Of other expressions it is only known where they end. Time is linear in the text.
 */
export function readHcl(text: string): HclFile {
  const reader = new Reader(text);
  const entries = reader.body(0);
  return { table: tableOf(entries, { start: 0, end: text.length }), said: reader.said };
}

class Reader {
  readonly #text: string;
  readonly said: Said[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Attributes and blocks up to the brace that closes them, or the end. */
  body(depth: number): readonly Entry[] {
    const entries = new Map<string, Entry>();
    while (true) {
      this.#at = blankEnd(this.#text, this.#at, true);
      if (this.#at >= this.#text.length) break;
      if (this.#text[this.#at] === '}' && depth > 0) break;
      const start = this.#at;
      const name = this.#nameOrText();
      if (name === undefined || depth > deepest) {
        this.#broken(start);
        continue;
      }
      this.#put(entries, name, { start, end: this.#at }, depth);
    }
    return [...entries.values()];
  }

  #put(entries: Map<string, Entry>, key: string, keySpan: Span, depth: number): void {
    this.#blank();
    if (this.#text[this.#at] === '=') {
      this.#at += 1;
      const value = this.#expression(depth);
      if (entries.has(key)) this.#say({ code: 'key-repeated', name: key, span: keySpan });
      else entries.set(key, { key, keySpan, value });
      return;
    }
    const labels: { readonly key: string; readonly keySpan: Span }[] = [];
    while (this.#at < this.#text.length && this.#text[this.#at] !== '{') {
      const start = this.#at;
      const label = this.#nameOrText();
      if (label === undefined) {
        this.#broken(keySpan.start);
        return;
      }
      labels.push({ key: label, keySpan: { start, end: this.#at } });
      this.#blank();
    }
    const start = this.#at;
    this.#at += 1;
    const inner = this.body(depth + 1);
    if (this.#text[this.#at] !== '}') {
      this.#broken(keySpan.start);
      return;
    }
    this.#at += 1;
    const block = labels.reduceRight<Value>(
      (value, label) => tableOf([{ ...label, value }], value.span),
      tableOf(inner, { start, end: this.#at }),
    );
    const before = entries.get(key)?.value;
    entries.set(key, { key, keySpan, value: before === undefined ? block : this.#joined(before, block) });
  }

  /** Blocks of one type stand beside each other; one label stands for one block. */
  #joined(before: Value, block: Value): Value {
    if (before.kind !== 'table' || block.kind !== 'table') return before;
    const entries = before.entries instanceof Map ? before.entries : new Map(before.entries);
    for (const [key, entry] of block.entries) {
      if (entries.has(key)) this.#say({ code: 'key-repeated', name: key, span: entry.keySpan });
      else entries.set(key, entry);
    }
    return { ...before, entries };
  }

  #expression(depth: number): Value {
    this.#blank();
    const start = this.#at;
    const value = depth > deepest ? undefined : this.#primary(depth);
    const read = this.#at;
    this.#blank();
    const next = this.#text[this.#at] ?? '\n';
    if (value !== undefined && /[\r\n,\]})#]/.test(next)) return value;
    if (value !== undefined && this.#text.startsWith('//', this.#at)) return value;
    this.#at = skipExpression(this.#text, read);
    return { kind: 'unread', span: { start, end: this.#at } };
  }

  #primary(depth: number): Value | undefined {
    const start = this.#at;
    const letter = this.#text[start] ?? '';
    if (letter === '"') return this.#quoted();
    if (letter === '[') return this.#list(depth);
    if (letter === '{') return this.#object(depth);
    if (letter === '<') return this.#heredoc();
    const word = wordAt(this.#text, start);
    if (word === '') return undefined;
    this.#at += word.length;
    const span = { start, end: this.#at };
    if (word === 'null') return { kind: 'empty', span };
    if (/^(?:true|false|\d[\d.]*)$/.test(word)) return { kind: 'text', placed: verbatim(word, start), span };
    return /^[A-Za-z_][\w-]*$/.test(word) ? { kind: 'name', name: word, span } : undefined;
  }

  #quoted(): Value | undefined {
    const start = this.#at;
    const end = stringEnd(this.#text, start);
    if (end === undefined) return undefined;
    this.#at = end;
    const span = { start, end };
    return { kind: 'text', placed: joined(escapedParts(this.#text, start + 1, end - 1), span), span };
  }

  #heredoc(): Value | undefined {
    const found = heredocAt(this.#text, this.#at);
    if (found === undefined) {
      // Nothing ends it: the rest is of its text.
      if (this.#text.startsWith('<<', this.#at)) this.#brokenToEnd();
      return undefined;
    }
    const span = { start: this.#at, end: found.end };
    this.#at = found.end;
    return { kind: 'text', placed: joined(found.parts, span), span };
  }

  #list(depth: number): Value | undefined {
    const start = this.#at;
    const items: Value[] = [];
    this.#at += 1;
    while (true) {
      this.#at = blankEnd(this.#text, this.#at, true);
      if (this.#text[this.#at] === ']') break;
      if (this.#at >= this.#text.length) return undefined;
      const before = this.#at;
      items.push(this.#expression(depth + 1));
      this.#at = blankEnd(this.#text, this.#at, true);
      if (this.#text[this.#at] === ',') this.#at += 1;
      else if (this.#at === before) return undefined;
    }
    this.#at += 1;
    return { kind: 'list', items, span: { start, end: this.#at } };
  }

  #object(depth: number): Value | undefined {
    const start = this.#at;
    const entries: Entry[] = [];
    this.#at += 1;
    while (true) {
      this.#at = blankEnd(this.#text, this.#at, true);
      if (this.#text[this.#at] === '}') break;
      const keyStart = this.#at;
      const key = this.#nameOrText();
      const keySpan = { start: keyStart, end: this.#at };
      this.#blank();
      const sign = this.#text[this.#at];
      if (key === undefined || (sign !== '=' && sign !== ':')) return undefined;
      this.#at += 1;
      entries.push({ key, keySpan, value: this.#expression(depth + 1) });
      this.#blank();
      if (this.#text[this.#at] === ',') this.#at += 1;
    }
    this.#at += 1;
    return tableOf(entries, { start, end: this.#at });
  }

  #nameOrText(): string | undefined {
    const start = this.#at;
    if (this.#text[start] !== '"') {
      const word = wordAt(this.#text, start);
      this.#at += word.length;
      return /^[A-Za-z_]/.test(word) ? word : undefined;
    }
    const value = this.#quoted();
    return value?.kind === 'text' ? value.placed.text : undefined;
  }

  #blank(): void {
    this.#at = blankEnd(this.#text, this.#at, false);
  }

  #broken(start: number): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end === -1 ? this.#text.length : end;
    this.#say({ code: 'hcl-broken', span: { start, end: Math.max(start, this.#at) } });
  }

  #brokenToEnd(): void {
    this.#say({ code: 'hcl-broken', span: { start: this.#at, end: this.#text.length } });
    this.#at = this.#text.length;
  }

  #say(said: Said): void {
    // What is found after the first fault mostly comes of it.
    if (said.code === 'hcl-broken' && this.said.some(({ code }) => code === said.code)) return;
    if (this.said.length < mostSaid) this.said.push(said);
  }
}

function wordAt(text: string, at: number): string {
  let end = at;
  while (/[\w.-]/.test(text[end] ?? '')) end += 1;
  return text.slice(at, end);
}
