import { expand } from '../dockerfile/expand';
import type {
  CommandForm,
  Dockerfile,
  Flag,
  FromInstruction,
  Heredoc,
  Instruction,
  MappedText,
  Word,
} from '../dockerfile/syntax';
import type { Span } from '../text/span';
import { markShell } from './shell-marks';

export type TokenKind =
  | 'comment'
  | 'directive'
  | 'keyword'
  | 'flag'
  | 'name'
  | 'image'
  | 'stage'
  | 'string'
  | 'variable'
  | 'delimiter'
  | 'invalid';

export type Token = { readonly kind: TokenKind; readonly span: Span };

/**
 * The pieces of a Dockerfile worth a colour, in order and without overlap. What is between them is plain.
 * With `within`, those of instructions and comments that reach into it.
 */
export function tokensOf(dockerfile: Dockerfile, within?: Span): readonly Token[] {
  const tokens: Token[] = [];
  const paint: Paint = {
    text: dockerfile.text,
    escape: dockerfile.escape,
    add(kind, span) {
      if (span.start < span.end) tokens.push({ kind, span });
    },
  };
  const isIn = ({ span }: { readonly span: Span }) =>
    within === undefined || (span.start < within.end && within.start < span.end);
  for (const { span } of dockerfile.directives.filter(isIn)) paint.add('directive', span);
  for (const { span } of dockerfile.comments.filter(isIn)) paint.add('comment', span);
  for (const instruction of dockerfile.instructions.filter(isIn)) paintInstruction(paint, instruction);
  tokens.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return withoutOverlap(tokens);
}

/** Keeps the earlier of two that overlap: a tree read out of a broken file may hold both. */
function withoutOverlap(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  let end = 0;
  for (const token of tokens) {
    if (token.span.start < end) continue;
    kept.push(token);
    end = token.span.end;
  }
  return kept;
}

type Paint = {
  readonly text: string;
  readonly escape: Dockerfile['escape'];
  add(kind: TokenKind, span: Span): void;
};

function paintInstruction(paint: Paint, instruction: Instruction): void {
  paint.add(instruction.keyword === 'invalid' ? 'invalid' : 'keyword', instruction.keywordSpan);
  for (const flag of instruction.flags) paintFlag(paint, flag);
  for (const heredoc of instruction.heredocs) paintHeredoc(paint, heredoc, instruction);
  switch (instruction.keyword) {
    case 'from':
      paintFrom(paint, instruction);
      break;
    case 'run':
    case 'cmd':
    case 'entrypoint':
    case 'healthcheck':
      if (instruction.command) paintCommand(paint, instruction.command);
      break;
    case 'env':
    case 'label':
      for (const { key, value } of instruction.pairs) paintSetting(paint, key, value);
      break;
    case 'arg':
      for (const declaration of instruction.declarations) {
        paintSetting(paint, declaration.name, declaration.default);
      }
      break;
    case 'copy':
    case 'add':
      paintWords(paint, [...instruction.sources, instruction.destination], instruction.heredocs);
      break;
    case 'expose':
    case 'volume':
      paintWords(paint, instruction.words, []);
      break;
    case 'user':
    case 'workdir':
    case 'stopsignal':
    case 'maintainer':
      paintWord(paint, instruction.word);
      break;
    case 'shell':
      for (const { span } of instruction.items) paint.add('string', span);
      break;
    case 'onbuild':
      paintInstruction(paint, instruction.trigger);
      break;
    case 'invalid':
      break;
    default:
      instruction satisfies never;
  }
}

function paintFrom(paint: Paint, { image, name }: FromInstruction): void {
  paintWord(paint, image, 'image');
  if (!name) return;
  const between = paint.text.slice(image.span.end, name.span.start);
  const as = between.search(/\bas\b/i);
  if (as !== -1) paint.add('keyword', { start: image.span.end + as, end: image.span.end + as + 2 });
  paint.add('stage', name.span);
}

function paintFlag(paint: Paint, { name, value, span, valueSpan }: Flag): void {
  paint.add('flag', { start: span.start, end: Math.min(span.end, span.start + 2 + name.length) });
  if (value === undefined || !valueSpan) return;
  paintWord(paint, { text: value, span: valueSpan }, name === 'from' ? 'stage' : undefined);
}

function paintCommand(paint: Paint, command: CommandForm): void {
  if (command.form === 'exec') {
    for (const { span } of command.items) paint.add('string', span);
    return;
  }
  const { script } = command;
  for (const { kind, start, end } of markShell(script.text)) paintMapped(paint, kind, script, start, end);
}

/** A piece of put-together text may stand on several lines of the source. */
function paintMapped(
  paint: Paint,
  kind: TokenKind,
  { text, pieces }: MappedText,
  start: number,
  end: number,
): void {
  const first = pieces.findLastIndex(({ at }) => at <= start);
  for (let index = Math.max(first, 0); index < pieces.length; index++) {
    const piece = pieces[index];
    if (!piece || piece.at >= end) return;
    const from = Math.max(piece.at, start);
    const to = Math.min(pieces[index + 1]?.at ?? text.length, end);
    if (from < to) {
      paint.add(kind, { start: piece.offset + from - piece.at, end: piece.offset + to - piece.at });
    }
  }
}

function paintHeredoc(paint: Paint, heredoc: Heredoc, instruction: Instruction): void {
  const { span, bodySpan, delimiter, quoted } = heredoc;
  paint.add('delimiter', span);
  const close = paint.text.indexOf(delimiter, bodySpan.end);
  if (close !== -1 && close < instruction.span.end) {
    paint.add('delimiter', { start: close, end: close + delimiter.length });
  }
  const isScript = instruction.keyword === 'run';
  if (!isScript && quoted) return;
  for (const { kind, start, end } of markShell(paint.text.slice(bodySpan.start, bodySpan.end))) {
    if (!isScript && kind !== 'variable') continue;
    paint.add(kind, { start: bodySpan.start + start, end: bodySpan.start + end });
  }
}

function paintSetting(paint: Paint, name: Word, value: Word | undefined): void {
  paint.add('name', name.span);
  if (value) paintWord(paint, value);
}

function paintWords(paint: Paint, words: readonly Word[], heredocs: readonly Heredoc[]): void {
  for (const word of words) {
    if (!heredocs.some(({ span }) => span.start === word.span.start)) paintWord(paint, word);
  }
}

/** A word with its variables; a quoted word is a string. */
function paintWord(
  paint: Paint,
  { text, span }: Word,
  kind: TokenKind | undefined = /^["']/.test(text) ? 'string' : undefined,
): void {
  let at = span.start;
  for (const reference of variablesIn(text, span, paint.escape)) {
    if (kind) paint.add(kind, { start: at, end: reference.start });
    paint.add('variable', reference);
    at = reference.end;
  }
  if (kind) paint.add(kind, { start: at, end: span.end });
}

function variablesIn(text: string, span: Span, escapeCharacter: Dockerfile['escape']): readonly Span[] {
  // With line ends taken out, offsets of the word are not offsets of the file.
  if (text.length !== span.end - span.start || !text.includes('$')) return [];
  const spans: Span[] = [];
  for (const { start, end } of expand(text, () => ({ unknown: true }), escapeCharacter).references) {
    const last = spans.at(-1);
    if (last && span.start + start < last.end) continue;
    spans.push({ start: span.start + start, end: span.start + end });
  }
  return spans;
}
