import { type Span, span } from '../text/span';
import { expandBraces, perWord } from './braces';
import type { ShellWord } from './command';
import { matchesPattern, removePrefix, removeSuffix, replacePattern } from './pattern';
import type { Operation, Part, TreeWord } from './tree';
import { known, unknown, type Value } from './variables';

/** How words are expanded at one moment. */
export type Scope = {
  currentValue(name: string): Value;
  /** bash expands `{a,b}`, dash and busybox do not; undefined: not known which shell it is. */
  readonly braces: boolean | undefined;
  /** Counts work; false when no more may be done: what it was for then is not known. */
  take(steps: number): boolean;
};

/** Text that stands in the source: `starts[i]` and `ends[i]` are the bounds of what gave character i. */
export type LocatedText = {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

type Chunk = { readonly text: string | undefined; readonly origin: Part | Span };

/** One word after expansion. */
export type Field = { readonly text: string | undefined; readonly chunks: readonly Chunk[] };

/** Values longer than this are not put together from patterns: matching takes length × pattern. */
const longestMatched = 4_096;
/** A value that grows beyond this (`A=$A$A`, again and again) is no longer followed. */
const longestValue = 65_536;
/** Steps of matching that cost as much as a character. */
const matchesPerCharacter = 8;

/** The words that one written word becomes: none for an empty variable, several where it is split or braces expand. */
export function expandFields(word: TreeWord, scope: Scope): readonly Field[] {
  const plain = plainField(word);
  if (plain) return [plain];
  const [first = [], ...others] = expandBraces(word.parts, scope);
  const fields = splitFields(first, scope);
  for (const parts of others) fields.push(...splitFields(parts, scope));
  return fields;
}

/** Nearly every word is one piece of text, which nothing changes. */
function plainField({ parts }: TreeWord): Field | undefined {
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== 'text' || only.text.length > longestValue) return undefined;
  return { text: only.text, chunks: [{ text: only.text, origin: only }] };
}

/** Expanded without splitting, as in assignments and redirections. */
export function expandWhole(word: TreeWord, scope: Scope): Field {
  return (
    plainField(word) ??
    field(word.parts.map((part) => ({ text: partText(part, scope), origin: originOf(part) })))
  );
}

export function toShellWord(word: TreeWord, { text, chunks }: Field, place: (span: Span) => Span): ShellWord {
  const written = text ?? chunks.map((chunk) => chunk.text ?? rawAt(chunk.origin, word)).join('');
  return { text, written, raw: word.raw, span: place(word.span) };
}

function rawAt(origin: Part | Span, word: TreeWord): string {
  if ('kind' in origin) return '';
  return word.raw.slice(origin.start - word.span.start, origin.end - word.span.start);
}

function originOf(part: Part): Part | Span {
  return part.kind === 'text' ? part : part.span;
}

function field(chunks: readonly Chunk[]): Field {
  let text: string | undefined = '';
  for (const chunk of chunks) {
    if (chunk.text === undefined) return { text: undefined, chunks };
    text += chunk.text;
    if (text.length > longestValue)
      return { text: undefined, chunks: [{ text: undefined, origin: chunk.origin }] };
  }
  return { text, chunks };
}

function splitFields(parts: readonly Part[], scope: Scope): Field[] {
  const fields: Field[] = [];
  let chunks: Chunk[] = [];
  for (const part of parts) {
    const text = partText(part, scope);
    if (part.kind !== 'variable' || part.quoted || text === undefined) {
      chunks.push({ text, origin: originOf(part) });
      continue;
    }
    const pieces = text.split(/[ \t\n]+/);
    if (pieces.length > 1 && !scope.take(pieces.length * perWord)) {
      chunks.push({ text: undefined, origin: originOf(part) });
      continue;
    }
    for (const [index, piece] of pieces.entries()) {
      if (index > 0 && chunks.length > 0) {
        fields.push(field(chunks));
        chunks = [];
      }
      if (piece !== '') chunks.push({ text: piece, origin: part.span });
    }
  }
  if (chunks.length > 0) fields.push(field(chunks));
  return fields;
}

function partText(part: Part, scope: Scope): string | undefined {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'variable':
      return part.prefix === undefined ? variableText(part.name, part.operation, scope) : undefined;
    case 'substitution':
      return undefined;
    case 'braces':
      return scope.braces === false ? part.text : undefined;
    default:
      return part satisfies never;
  }
}

function variableText(name: string, operation: Operation | undefined, scope: Scope): string | undefined {
  const value = scope.currentValue(name);
  if (value.kind === 'text' && !scope.take(value.text.length)) return undefined;
  if (!operation) {
    if (value.kind === 'text') return value.text;
    return value.kind === 'unset' ? '' : undefined;
  }
  const [first, second] = operation.operands.map((operand) => expandWhole(operand, scope).text);
  const length = value.kind === 'text' ? value.text.length : 0;
  if (first !== undefined && !takeMatching(scope, length, first.length, operation.operator)) return undefined;
  return operated(value, operation.operator, first, second);
}

/** Matching takes text × pattern, replacing that for every place of the text. */
function takeMatching(scope: Scope, length: number, pattern: number, operator: string): boolean {
  if (!/^[#%/]/.test(operator)) return true;
  const steps = length * pattern * (operator.startsWith('//') || operator === '/' ? length : 1);
  return length > longestMatched || scope.take(steps / matchesPerCharacter);
}

function operated(
  value: Value,
  operator: string,
  first: string | undefined,
  second: string | undefined,
): string | undefined {
  if (value.kind === 'unknown') return undefined;
  const text = value.kind === 'text' ? value.text : undefined;
  const empty = operator.startsWith(':') ? !text : text === undefined;
  switch (operator) {
    case '-':
    case ':-':
    case '=':
    case ':=':
      return empty ? first : text;
    case '+':
    case ':+':
      return empty ? '' : first;
    case '?':
    case ':?':
      return empty ? undefined : text;
    default:
      return patterned(text ?? '', operator, first, second);
  }
}

function patterned(
  text: string,
  operator: string,
  pattern: string | undefined,
  replacement: string | undefined,
): string | undefined {
  if (operator === '^^') return text.toUpperCase();
  if (operator === ',,') return text.toLowerCase();
  if (pattern === undefined || text.length > longestMatched || pattern.length > longestMatched)
    return undefined;
  if (operator.startsWith('#')) return removePrefix(text, pattern, operator === '##');
  if (operator.startsWith('%')) return removeSuffix(text, pattern, operator === '%%');
  if (operator.startsWith('/') && replacement !== undefined && text.length <= 256)
    return replacePattern(text, pattern, replacement, operator);
  return undefined;
}

/** What `${x:=y}` sets, if it does. */
export function assignedByDefault(
  part: Part,
  scope: Scope,
): { readonly name: string; readonly value: Value } | undefined {
  if (part.kind !== 'variable' || !part.operation) return undefined;
  if (part.operation.operator !== ':=' && part.operation.operator !== '=') return undefined;
  const text = partText(part, scope);
  return { name: part.name, value: text === undefined ? unknown : known(text) };
}

/** A here-document: what is not certain stays as written. */
export function expandInput(word: TreeWord, scope: Scope): string {
  return word.parts.map((part) => partText(part, scope) ?? rawOf(part, word)).join('');
}

function rawOf(part: Part, word: TreeWord): string {
  if (part.kind === 'text') return part.text;
  return word.raw.slice(part.span.start - word.span.start, part.span.end - word.span.start);
}

/** Where every character of a field stands; undefined when its text is not certain. */
export function locate({ text, chunks }: Field): LocatedText | undefined {
  if (text === undefined) return undefined;
  const starts: number[] = [];
  const ends: number[] = [];
  for (const chunk of chunks) {
    const length = chunk.text?.length ?? 0;
    if ('kind' in chunk.origin) {
      locatePart(chunk.origin, starts, ends);
      continue;
    }
    for (let index = 0; index < length; index += 1) {
      starts.push(chunk.origin.start);
      ends.push(chunk.origin.end);
    }
  }
  return { text, starts, ends };
}

/** Keeps variables and substitutions as written, for a shell that reads the text again. */
export function locateWritten(word: TreeWord): LocatedText {
  const located = word.parts.map((part): LocatedText => {
    const starts: number[] = [];
    const ends: number[] = [];
    if (part.kind === 'text') {
      locatePart(part, starts, ends);
      return { text: part.text, starts, ends };
    }
    const text = rawOf(part, word);
    for (let index = 0; index < text.length; index += 1) {
      starts.push(part.span.start + index);
      ends.push(part.span.start + index + 1);
    }
    return { text, starts, ends };
  });
  return joinLocated(located, '');
}

export function joinLocated(texts: readonly LocatedText[], separator: string): LocatedText {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [index, { starts: from, ends: to }] of texts.entries()) {
    if (index > 0 && separator !== '') {
      starts.push(ends.at(-1) ?? 0);
      ends.push(ends.at(-1) ?? 0);
    }
    for (const [at, start] of from.entries()) {
      starts.push(start);
      ends.push(to[at] ?? start);
    }
  }
  return { text: texts.map(({ text }) => text).join(separator), starts, ends };
}

function locatePart(part: Part, starts: number[], ends: number[]): void {
  if (part.kind !== 'text') return;
  const { text, quoting, raw, start } = part;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (quoting === 'ansi') {
      starts.push(start);
      ends.push(start + raw.length);
      continue;
    }
    while (quoting !== 'single' && raw.startsWith('\\\n', at)) at += 2;
    const escaped =
      quoting !== 'single' && raw.charAt(at) === '\\' && raw.charAt(at + 1) === text.charAt(index);
    starts.push(start + at);
    at += escaped ? 2 : 1;
    ends.push(Math.min(start + at, start + raw.length));
  }
}

/** The outer place of a span in a located text. */
export function placeIn({ starts, ends }: LocatedText, inner: Span): Span {
  const length = starts.length;
  if (length === 0) return span(0, 0);
  const first = starts[Math.min(inner.start, length - 1)] ?? 0;
  if (inner.start >= length) return span(ends.at(-1) ?? first, ends.at(-1) ?? first);
  if (inner.end <= inner.start) return span(first, first);
  const last = ends[Math.min(inner.end, length) - 1] ?? first;
  return span(first, Math.max(first, last));
}

export function patternMatches(pattern: string, text: string, scope: Scope): boolean {
  if (pattern.length > longestMatched || text.length > longestMatched) return false;
  if (!scope.take((pattern.length * text.length) / matchesPerCharacter)) return false;
  return matchesPattern(pattern, text);
}
