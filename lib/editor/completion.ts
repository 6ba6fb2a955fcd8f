import { flagsOf } from '../dockerfile/flag-table';
import { keywordsInCapitals, readKeyword } from '../dockerfile/keywords';
import type { Dockerfile, Instruction, Keyword } from '../dockerfile/syntax';
import type { StageGraph, Variables } from '../stages/stage';
import { stageAt } from '../stages/variables-at';
import { shortened } from '../text/shorten';
import { lastAtOrBefore, type Span } from '../text/span';
import { offeredImages } from './completion-images';
import type { EditorDocument, Surroundings } from './document';
import { aboutInstruction } from './instructions';

/** Something that may stand at the cursor. */
export type Completion = {
  readonly kind: 'keyword' | 'image' | 'stage' | 'flag' | 'variable' | 'value';
  /** As it is listed, and what is put in the place of `span`. */
  readonly text: string;
  readonly detail: string;
  /** It can be written, and should not be any more. */
  readonly isEnded: boolean;
};

export type Completions = {
  /** What is typed already and gives way. */
  readonly span: Span;
  readonly items: readonly Completion[];
  /** False: there are more, for who types on. */
  readonly isWhole: boolean;
};

/** What may be written at an offset, the likeliest first; undefined where nothing is offered. */
export function completionsAt(
  document: EditorDocument,
  offset: number,
  surroundings: Surroundings,
): Completions | undefined {
  const dockerfile = document.dockerfile();
  const place = placeAt(dockerfile, offset);
  if (place === undefined) return undefined;
  if (place.keyword === undefined) return whole(place.word, keywords());
  const variable = variableBefore(dockerfile, place.word.start, offset);
  if (variable !== undefined) return whole(variable, variables(document.graph(), place.keyword, offset));
  return inInstruction(place, document, surroundings, offset);
}

type Place = {
  /** Undefined where an instruction begins. */
  readonly keyword: Keyword | undefined;
  /** Words between the keyword and the one at the cursor. */
  readonly before: readonly string[];
  /** The word at the cursor, up to it. */
  readonly typed: string;
  /** All of it. */
  readonly word: Span;
};

function placeAt(dockerfile: Dockerfile, offset: number): Place | undefined {
  const { text, comments, instructions } = dockerfile;
  const comment = lastAtOrBefore(comments, ({ span }) => span.start, offset);
  if (comment !== undefined && offset <= comment.span.end) return undefined;
  const instruction = lastAtOrBefore(instructions, ({ span }) => span.start, offset);
  const word = wordAt(text, offset);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const isAround = instruction !== undefined && lineStart <= instruction.span.end;
  if (!isAround) {
    if (text.slice(lineStart, word.start).trim() !== '' || isContinued(dockerfile, lineStart))
      return undefined;
    return { keyword: undefined, before: [], typed: text.slice(word.start, offset), word };
  }
  if (instruction.heredocs.some(({ bodySpan }) => bodySpan.start <= offset)) return undefined;
  return inside(instruction, dockerfile, word, offset);
}

function inside(
  instruction: Instruction,
  dockerfile: Dockerfile,
  word: Span,
  offset: number,
): Place | undefined {
  const { text } = dockerfile;
  const typed = text.slice(word.start, offset);
  const isTrigger = instruction.keyword === 'onbuild';
  const { keywordSpan, keywordText } = isTrigger ? instruction.trigger : instruction;
  if (offset <= keywordSpan.end || keywordText === '') return { keyword: undefined, before: [], typed, word };
  const known = readKeyword(keywordText);
  if (known === undefined) return undefined;
  if (known.keyword === 'onbuild') return { keyword: undefined, before: [], typed, word };
  const before = text
    .slice(keywordSpan.end, Math.max(word.start, keywordSpan.end))
    .split(/\s+/)
    .filter((part) => part !== '' && part !== dockerfile.escape);
  return { keyword: known.keyword, before, typed, word };
}

function wordAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isBlank(text.charCodeAt(start - 1))) start -= 1;
  let end = offset;
  while (end < text.length && !isBlank(text.charCodeAt(end))) end += 1;
  return { start, end };
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Whether the line before asks for another. */
function isContinued({ text, escape: escapeCharacter }: Dockerfile, lineStart: number): boolean {
  let at = lineStart - 1;
  while (at >= 0 && isBlank(text.charCodeAt(at))) at -= 1;
  return text[at] === escapeCharacter && text.slice(at + 1, lineStart).split('\n').length === 2;
}

/** The part of a name behind `$` or `${` before the cursor. */
function variableBefore(
  { text, escape: escapeCharacter }: Dockerfile,
  start: number,
  offset: number,
): Span | undefined {
  let at = offset;
  while (at > start && /\w/.test(text[at - 1] ?? '')) at -= 1;
  const dollar = text[at - 1] === '{' ? at - 2 : at - 1;
  if (dollar < start || text[dollar] !== '$' || text[dollar - 1] === escapeCharacter) return undefined;
  let end = offset;
  while (/\w/.test(text[end] ?? '')) end += 1;
  return { start: at, end };
}

function inInstruction(
  { keyword = 'run', before, typed, word }: Place,
  document: EditorDocument,
  surroundings: Surroundings,
  offset: number,
): Completions | undefined {
  const isFirst = before.every((part) => part.startsWith('--'));
  if (isFirst && typed.startsWith('-'))
    return flagOrValue(keyword, before, typed, word, document, surroundings);
  if (keyword !== 'from') return undefined;
  if (isFirst) return images(typed, word, stageNames(document.graph(), offset), surroundings);
  const behind = before.filter((part) => !part.startsWith('--'));
  return behind.length === 1
    ? whole(word, [{ ...plain('keyword', 'AS'), detail: 'name the stage' }])
    : undefined;
}

function flagOrValue(
  keyword: Keyword,
  before: readonly string[],
  typed: string,
  word: Span,
  document: EditorDocument,
  surroundings: Surroundings,
): Completions | undefined {
  const equals = typed.indexOf('=');
  if (equals === -1) return whole(word, flags(keyword, before));
  const name = typed.slice(2, equals);
  const value = typed.slice(equals + 1);
  const span = { start: word.start + equals + 1, end: word.end };
  if (name === 'platform')
    return whole(
      span,
      platforms.map((each) => plain('value', each)),
    );
  if (name === 'from' && keyword === 'copy')
    return images(value, span, stageNames(document.graph(), Number.POSITIVE_INFINITY), surroundings);
  if (name !== 'mount') return undefined;
  const option = value.slice(value.lastIndexOf(',') + 1);
  const start = word.start + typed.length - option.length;
  if (option.startsWith('from=')) {
    const named = { start: start + 'from='.length, end: word.start + typed.length };
    return images(
      option.slice('from='.length),
      named,
      stageNames(document.graph(), Number.POSITIVE_INFINITY),
      surroundings,
    );
  }
  if (!'type='.startsWith(option.slice(0, 5))) return undefined;
  return whole(
    { start, end: word.start + typed.length },
    mountTypes.map((each) => plain('value', `type=${each}`)),
  );
}

const platforms = ['$BUILDPLATFORM', '$TARGETPLATFORM', 'linux/amd64', 'linux/arm64', 'linux/arm/v7'];
const mountTypes = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];

function images(
  typed: string,
  span: Span,
  stages: readonly Completion[],
  { catalog, today }: Surroundings,
): Completions {
  const { images, isWhole } = offeredImages(typed, catalog(), today);
  const items = images.map(
    ({ reference, name, ended }): Completion => ({
      kind: 'image',
      text: reference,
      detail: ended === undefined ? name : `${ended}; ${name}`,
      isEnded: ended !== undefined,
    }),
  );
  return { span, items: [...stages, ...items], isWhole };
}

/** Names of the stages that begin before an offset, the nearest first. */
function stageNames({ stages }: StageGraph, offset: number): readonly Completion[] {
  const named = new Map<string, Completion>();
  for (const { name, from, base } of [...stages].reverse()) {
    if (name === undefined || from.span.end >= offset || named.has(name.toLowerCase())) continue;
    named.set(name.toLowerCase(), { ...plain('stage', name), detail: shortened(`stage on ${base.written}`) });
  }
  return [...named.values()];
}

function flags(keyword: Keyword, before: readonly string[]): readonly Completion[] {
  const used = new Set(before.map((part) => part.slice(2).split('=')[0]));
  return flagsOf(keyword)
    .filter(({ name, isRepeated }) => isRepeated || !used.has(name))
    .map(({ name, isBoolean }) => plain('flag', `--${name}${isBoolean ? '' : '='}`));
}

/** What is set where the cursor is; the shell of a running container sees ENV only. */
function variables(graph: StageGraph, keyword: Keyword, offset: number): readonly Completion[] {
  const known = variablesAt(graph, keyword, offset);
  return [...known].map(([name, variable]) => ({
    ...plain('variable', name),
    detail: shortened(variable.value ?? 'not known'),
  }));
}

function variablesAt(graph: StageGraph, keyword: Keyword, offset: number): ReturnType<Variables['all']> {
  const stage = stageAt(graph, offset);
  if (stage === undefined || keyword === 'from') return graph.globals.all();
  const own = stage.steps.filter(({ replayedFrom }) => replayedFrom === undefined);
  const step = lastAtOrBefore(own, ({ instruction }) => instruction.span.start, offset);
  const scope = (step?.before ?? stage.end).variables;
  const isAtRunTime = keyword === 'cmd' || keyword === 'entrypoint' || keyword === 'healthcheck';
  return isAtRunTime ? scope.environment() : scope.all();
}

function keywords(): readonly Completion[] {
  return keywordsInCapitals.flatMap((text) => {
    const known = readKeyword(text);
    if (known === undefined) return [];
    const { sentence } = aboutInstruction(known.keyword);
    return [{ kind: 'keyword', text, detail: sentence, isEnded: known.keyword === 'maintainer' } as const];
  });
}

function plain(kind: Completion['kind'], text: string): Completion {
  return { kind, text, detail: '', isEnded: false };
}

function whole(span: Span, items: readonly Completion[]): Completions {
  return { span, items, isWhole: true };
}
