import type { Span } from '../text/span';
import type { PlacedLine } from './places';
import type { Quote } from './values';

/** A word as it is written, and what stands inside its quotes. */
export type WrittenWord = Span & { readonly inner: Span; readonly quote: Quote };

/** One command of a text, whether or not it is ever run: words with their places, nothing expanded. */
export type WrittenCommand = {
  readonly words: readonly WrittenWord[];
  /** What writes into its input: one command, or those of a group. */
  readonly from: readonly WrittenCommand[];
  /** What a here-string gives it. */
  readonly input: readonly WrittenWord[];
  readonly document: HereDocument | undefined;
};

/** A here-document that begins behind the line that ends at `after`. */
export type HereDocument = { readonly after: number; readonly delimiter: string };

/** A line with those that continue it, and comments between them left out. */
type Statement = Span & { readonly isComment: boolean };

/** `sh -c "su app -c '…'"`: how often a word is looked into for commands of its own. */
const deepest = 3;
const longestInput = 2000;
const mostLines = 20;
/** `(echo a; echo a) | passwd`: how many commands of a group are looked at. */
const largestGroup = 4;

/** The commands in every instruction, here-document and comment. Linear: a text is read once for each level of quotes. */
export function readCommands(text: string, lines: readonly PlacedLine[]): readonly WrittenCommand[] {
  const { joined, statements } = joinLines(text, lines);
  return statements.flatMap(({ start, end, isComment }) => {
    const commands: WrittenCommand[] = [];
    readRange({ text: isComment ? text : joined, commands, end }, start, end, 0);
    return commands;
  });
}

/** The text with blanks for what only goes on to the next line, every offset as it was. */
function joinLines(text: string, lines: readonly PlacedLine[]): { joined: string; statements: Statement[] } {
  const statements: Statement[] = [];
  const pieces: string[] = [];
  let open: { start: number; end: number } | undefined;
  let written = 0;
  const write = (until: number) => {
    pieces.push(text.slice(written, until));
    written = until;
  };
  const blank = (from: number, until: number) => {
    write(from);
    pieces.push(' '.repeat(until - from));
    written = until;
  };
  for (const [index, { start, end, place, argumentsAt, continues }] of lines.entries()) {
    const next = lines[index + 1]?.start ?? text.length;
    if (place === 'comment') {
      statements.push({ start: start + commentSign(text.slice(start, end)), end, isComment: true });
      if (open) blank(start, next);
      continue;
    }
    open ??= { start: argumentsAt ?? start, end };
    open.end = end;
    if (continues) {
      blank(
        start + text.slice(start, end).trimEnd().length - (text.slice(start, end).trim() === '' ? 0 : 1),
        next,
      );
      continue;
    }
    statements.push({ ...open, isComment: false });
    open = undefined;
  }
  if (open) statements.push({ ...open, isComment: false });
  write(text.length);
  return { joined: pieces.join(''), statements };
}

function commentSign(line: string): number {
  return /^[ \t]*#+[ \t]*/.exec(line)?.[0].length ?? 0;
}

type Reading = {
  readonly text: string;
  readonly commands: WrittenCommand[];
  /** Of the statement, before its here-documents. */
  readonly end: number;
};

function readRange(reading: Reading, start: number, end: number, depth: number): void {
  const { text, commands } = reading;
  const marks = closingMarks(text, end);
  let words: WrittenWord[] = [];
  let input: WrittenWord[] = [];
  let document: HereDocument | undefined;
  let from: readonly WrittenCommand[] = [];
  let group = commands.length;

  const finish = (isPiped: boolean) => {
    const isWritten = words.length > 0 || input.length > 0;
    if (isWritten) commands.push({ words, from, input, document });
    const isGroup = !isWritten || (words.length === 1 && text[words[0]?.start ?? 0] === '}');
    from = isPiped ? commands.slice(isGroup ? Math.max(group, commands.length - largestGroup) : -1) : [];
    words = [];
    input = [];
    document = undefined;
  };

  for (let at = start; at < end; ) {
    const character = text[at] ?? '';
    if (/[ \t\r]/.test(character) || (character === '[' && isQuoteAfter(text, at + 1))) at += 1;
    else if (/[\n;()`|&]/.test(character)) {
      const isDouble = text[at + 1] === character && /[|&;]/.test(character);
      finish(character === '|' && !isDouble);
      if (character === '(') group = commands.length;
      at += isDouble || text.startsWith('|&', at) ? 2 : 1;
    } else if (character === '<' || character === '>') {
      const operator = /^(?:<<<|<<-?|[<>]{1,2}&?)/.exec(text.slice(at, at + 4))?.[0] ?? character;
      at += operator.length;
      while (at < end && /[ \t]/.test(text[at] ?? '')) at += 1;
      const word = readWord(reading, marks, at, end, depth);
      if (operator === '<<<') input.push(word);
      else if (operator.startsWith('<<'))
        document = { after: reading.end, delimiter: text.slice(word.inner.start, word.inner.end) };
      at = Math.max(at, word.end);
      if (word.end === word.start && !/[\n;()`|&<>]/.test(text[at] ?? '')) at += 1;
    } else {
      const word = readWord(reading, marks, at, end, depth);
      words.push(word);
      at = afterComma(text, Math.max(word.end, at + 1));
    }
  }
  finish(false);
}

/** The first lines of a here-document; none where it is not closed among them. */
export function readDocument(text: string, { after, delimiter }: HereDocument): WrittenWord[] {
  const words: WrittenWord[] = [];
  let start = after + (text[after] === '\r' ? 2 : 1);
  for (let line = 0; line <= mostLines && start < text.length; line += 1) {
    const part = text.slice(start, start + longestInput);
    const newline = part.indexOf('\n');
    const written = newline === -1 ? part : part.slice(0, newline);
    if (written.trim() === delimiter) return words;
    const from = start + (written.length - written.trimStart().length);
    const whole = { start: from, end: from + written.trim().length };
    if (written.trim() !== '') words.push({ ...whole, inner: whole, quote: '' });
    start += written.length + 1;
  }
  return [];
}

/** `["a", "b"]`: what stands between the words of the exec form. */
function afterComma(text: string, at: number): number {
  const before = text[at - 1];
  if (before !== '"' && before !== "'") return at;
  return at + (/^[ \t]{0,8}[,\]]/.exec(text.slice(at, at + 9))?.[0].length ?? 0);
}

function isQuoteAfter(text: string, from: number): boolean {
  return /^[ \t]*\\?["']/.test(text.slice(from, from + 8));
}

/** Where a quote or bracket ends, or nothing: what is not closed once is not looked for again. */
type ClosingMarks = (opening: string, from: number) => number | undefined;

function closingMarks(text: string, end: number): ClosingMarks {
  const open = new Set<string>();
  return (opening, from) => {
    if (open.has(opening)) return undefined;
    const at = opening === '$(' ? closingBracket(text, from, end) : closingQuote(text, opening, from, end);
    if (at === undefined) open.add(opening);
    return at;
  };
}

function closingQuote(text: string, mark: string, from: number, end: number): number | undefined {
  for (let at = from; at < end; at += 1) {
    if (text.startsWith(mark, at)) return at;
    if (mark !== "'" && text[at] === '\\') at += 1;
  }
  return undefined;
}

function closingBracket(text: string, from: number, end: number): number | undefined {
  let depth = 1;
  for (let at = from; at < end; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

const openings = ['\\"', "\\'", '"', "'", '$(', '`'] as const;

function readWord(
  reading: Reading,
  marks: ClosingMarks,
  start: number,
  end: number,
  depth: number,
): WrittenWord {
  const { text } = reading;
  let at = start;
  let quoted: { open: number; inner: Span; quote: Quote } | undefined;
  while (at < end && !/[\s;()|&<>]/.test(text[at] ?? '')) {
    const opening = openings.find((each) => text.startsWith(each, at));
    const from = at + (opening?.length ?? 0);
    const close = opening === undefined ? undefined : marks(opening, from);
    if (opening === undefined || close === undefined) {
      at += text[at] === '\\' ? 2 : 1;
      continue;
    }
    const inner = { start: from, end: close };
    if (depth < deepest && mayHoldCommands(text, inner))
      readRange(reading, inner.start, inner.end, depth + 1);
    quoted ??= { open: at, inner, quote: opening.endsWith('"') ? '"' : opening.endsWith("'") ? "'" : '' };
    at = close + (opening === '$(' ? 1 : opening.length);
    if (/["']$/.test(opening) && isEndOfItem(text, at)) break;
  }
  const wordEnd = Math.min(at, end);
  const isWhole =
    quoted?.quote !== undefined &&
    quoted.quote !== '' &&
    quoted.open === start &&
    quoted.inner.end + (text[quoted.open] === '\\' ? 2 : 1) === wordEnd;
  if (quoted && isWhole) return { start, end: wordEnd, inner: quoted.inner, quote: quoted.quote };
  return { start, end: wordEnd, inner: { start, end: wordEnd }, quote: '' };
}

/** A quote of the exec form ends its word, whatever follows. */
function isEndOfItem(text: string, at: number): boolean {
  return /^(?:[ \t]*,[ \t]*\\?["']|[ \t]*\](?:[\s,"'\]}]|$))/.test(text.slice(at, at + 12));
}

function mayHoldCommands(text: string, { start, end }: Span): boolean {
  return end - start > 3 && /[\s(`]/.test(text.slice(start, end));
}
