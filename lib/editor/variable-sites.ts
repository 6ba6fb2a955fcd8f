import { expand } from '../dockerfile/expand';
import { expandedWords } from '../dockerfile/expanded-words';
import type { Dockerfile, Instruction, Word } from '../dockerfile/syntax';
import type { Command } from '../shell/command';
import type { StageGraph, Step, Variable, Variables } from '../stages/stage';
import { lastAtOrBefore, type Span } from '../text/span';

/** A place in the file where a variable is named, and what the builder takes it for there. */
export type VariableSite = {
  readonly name: string;
  /** The name alone. */
  readonly span: Span;
  /** The ARG or ENV that writes it here; undefined where it is used. */
  readonly declaration: Span | undefined;
  readonly variable: Variable | undefined;
};

/** Every place where ARG or ENV write a variable or something of the file reads one, in order. Linear. */
export function variableSites(graph: StageGraph): readonly VariableSite[] {
  const { dockerfile, globals, stages } = graph;
  const sites: VariableSite[] = [];
  const firstFrom = stages[0]?.from.span.start ?? Number.POSITIVE_INFINITY;
  const find = (name: string) => globals.get(name);
  for (const instruction of dockerfile.instructions) {
    if (instruction.span.start >= firstFrom) break;
    if (instruction.keyword !== 'arg') continue;
    declared(instruction, globals, sites);
    read(instruction, dockerfile, find, sites);
  }
  for (const { from, steps } of stages) {
    read(from, dockerfile, find, sites);
    for (const step of steps) if (step.replayedFrom === undefined) ofStep(step, dockerfile, sites);
  }
  return sites.sort((a, b) => a.span.start - b.span.start);
}

type Find = (name: string, offset: number) => Variable | undefined;

function ofStep(step: Step, dockerfile: Dockerfile, sites: VariableSite[]): void {
  const { instruction, before, after } = step;
  declared(instruction, after.variables, sites);
  switch (instruction.keyword) {
    case 'run':
      readText(instruction, dockerfile, inScript(step), sites);
      break;
    case 'cmd':
    case 'entrypoint':
    case 'healthcheck':
    case 'onbuild':
      // The shell of a running container sees ENV only, and what builds on this image too.
      readText(instruction, dockerfile, (name) => after.variables.environment().get(name), sites);
      break;
    default:
      read(instruction, dockerfile, (name) => before.variables.get(name), sites);
  }
}

function declared(instruction: Instruction, variables: Variables, sites: VariableSite[]): void {
  const written =
    instruction.keyword === 'arg'
      ? instruction.declarations.map(({ name, span }) => ({ word: name, span }))
      : instruction.keyword === 'env'
        ? instruction.pairs.map(({ key, span }) => ({ word: key, span }))
        : [];
  for (const { word, span: declaration } of written) {
    const { text: name, span } = word;
    if (isVariableName(name) && span.end - span.start === name.length)
      sites.push({ name, span, declaration, variable: variables.get(name) });
  }
}

/** What BuildKit itself fills in. */
function read(instruction: Instruction, dockerfile: Dockerfile, find: Find, sites: VariableSite[]): void {
  for (const word of expandedWords(instruction)) readWord(word, dockerfile, find, sites);
  for (const { bodySpan, quoted } of instruction.heredocs)
    if (!quoted) scan(bodySpan, dockerfile, find, sites);
}

function readWord({ text, span }: Word, dockerfile: Dockerfile, find: Find, sites: VariableSite[]): void {
  if (!text.includes('$')) return;
  // With line ends taken out, offsets of the word are not offsets of the file.
  const isWhole = text.length === span.end - span.start;
  const result = isWhole ? expand(text, () => ({ unknown: true }), dockerfile.escape) : undefined;
  if (result?.kind !== 'value') {
    scan(span, dockerfile, find, sites);
    return;
  }
  for (const { name, start } of result.references) {
    const at = span.start + start + (text[start + 1] === '{' ? 2 : 1);
    if (isVariableName(name) && dockerfile.text.startsWith(name, at))
      sites.push({
        name,
        span: { start: at, end: at + name.length },
        declaration: undefined,
        variable: find(name, at),
      });
  }
}

/** All of an instruction behind its keyword: a shell fills in what it reads. */
function readText(instruction: Instruction, dockerfile: Dockerfile, find: Find, sites: VariableSite[]): void {
  scan({ start: instruction.keywordSpan.end, end: instruction.span.end }, dockerfile, find, sites);
}

/** Each `$name` and `${name` of a part of the text that is not escaped and in no comment. */
function scan({ start, end }: Span, dockerfile: Dockerfile, find: Find, sites: VariableSite[]): void {
  const { text, comments } = dockerfile;
  for (let at = text.indexOf('$', start); at !== -1 && at < end; at = text.indexOf('$', at + 1)) {
    // `$$` is the number of the process.
    if (text[at + 1] === '$') {
      at += 1;
      continue;
    }
    const from = text[at + 1] === '{' ? at + 2 : at + 1;
    let to = from;
    while (to < end && isNamePart(text.charCodeAt(to))) to += 1;
    const name = text.slice(from, to);
    if (!isVariableName(name) || isEscaped(dockerfile, at, start)) continue;
    const comment = lastAtOrBefore(comments, ({ span }) => span.start, at);
    if (comment !== undefined && at < comment.span.end) continue;
    sites.push({ name, span: { start: from, end: to }, declaration: undefined, variable: find(name, from) });
  }
}

function isEscaped({ text, escape: escapeCharacter }: Dockerfile, dollar: number, start: number): boolean {
  let at = dollar;
  while (at > start && text[at - 1] === escapeCharacter) at -= 1;
  return (dollar - at) % 2 === 1;
}

/** In a script what it has set itself by then is another variable. */
function inScript({ run, before }: Step): Find {
  let places: readonly Place[] | undefined;
  return (name, offset) => {
    const variable = before.variables.get(name);
    if (run === undefined || variable === undefined) return variable;
    places ??= placesOf(run);
    const command = lastAtOrBefore(places, ({ start }) => start, offset)?.command;
    if (command === undefined || !command.variables.has(name)) return variable;
    return command.variables.get(name) === variable.value ? variable : undefined;
  };
}

type Place = { readonly start: number; readonly command: Command };

function placesOf(run: NonNullable<Step['run']>): readonly Place[] {
  return run.script.commands
    .map((command) => ({ start: run.toSource(command.span).start, command }))
    .sort((a, b) => a.start - b.start);
}

export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

function isNamePart(code: number): boolean {
  return (
    code === 0x5f ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a)
  );
}
