import { type Span, span } from '../text/span';
import { applyBuiltin } from './builtins';
import type { Assignment, Command, Redirect, ShellWord } from './command';
import { isShell, nestedScript } from './nested';
import { asked, type Descent, type Frame, failureCounts, isTooDeep, maybe, type Walker } from './state';
import type { Part, SimpleNode, TreeAssignment, TreeRedirect, TreeWord } from './tree';
import { assign, currentValue, known, textOf, unknown, type Value, viewAt } from './variables';
import {
  expandFields,
  expandInput,
  expandWhole,
  type Field,
  locate,
  locateWritten,
  toShellWord,
} from './words';
import { carriedPrograms, unwrap } from './wrappers';

/** A word of the command with where its characters stand. */
export type Entry = { readonly word: ShellWord; readonly field: Field };

export function walkSimple(walker: Walker, node: SimpleNode, frame: Frame, descent: Descent): void {
  walkSubstitutions(walker, node, frame, descent);
  const entries: Entry[] = [];
  for (const word of node.words) addEntries(walker, word, entries);
  const assignments = node.assignments.map((assignment) => assignmentOf(walker, assignment));
  const redirects = node.redirects.map((redirect) => redirectOf(walker, redirect));
  if (entries.length === 0) {
    for (const [index, { name, value }] of assignments.entries()) {
      const text = node.assignments[index]?.append ? undefined : value;
      assign(
        walker.history,
        name,
        text === undefined ? appended(walker, node.assignments[index], value) : known(text),
      );
    }
    if (redirects.length === 0) return;
  }
  const shell = {
    assignments,
    redirects,
    input: inputOf(walker, node.redirects) ?? frame.input,
    body: node.redirects.findLast(({ body }) => body !== undefined),
    span: node.span,
  };
  runEntries(walker, entries, shell, frame, descent);
}

function appended(walker: Walker, node: TreeAssignment | undefined, value: string | undefined): Value {
  if (!node?.append || value === undefined) return unknown;
  const before = currentValue(walker.history, node.name);
  return before.kind === 'unknown' ? unknown : known((textOf(before) ?? '') + value);
}

const noVariables: ReadonlyMap<string, string | undefined> = new Map();

/** Programs that start programs that start programs: nobody writes more. */
const mostWrappers = 32;

type Surroundings = {
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  readonly input: string | undefined;
  readonly body: TreeRedirect | undefined;
  readonly span: Command['span'];
};

function runEntries(
  walker: Walker,
  all: readonly Entry[],
  { assignments: inFront, redirects, input, body, span: whole }: Surroundings,
  frame: Frame,
  descent: Descent,
): void {
  const assignments = [...inFront];
  const wrappers: ShellWord[] = [];
  let entries = all;
  let byShell = descent.byShell;
  const runs = walker.ended === 'no' ? frame.runs : 'maybe';
  for (;;) {
    const wrapped = unwrap(entries.map(({ word }) => word));
    const [first] = entries;
    if (!wrapped || !first) break;
    if (wrappers.length > mostWrappers) {
      walker.unread = true;
      break;
    }
    for (const index of wrapped.assignments) {
      const word = entries[index]?.word;
      if (word) assignments.push(assignmentWord(word));
    }
    wrappers.push(first.word);
    entries = entries.slice(wrapped.words);
    byShell &&= wrapped.builtin;
  }
  const words = entries.map(({ word }) => word);
  const time = walker.history.log.length;
  const overlay =
    assignments.length === 0 ? noVariables : new Map(assignments.map(({ name, value }) => [name, value]));
  const command: Command = {
    name: words[0]?.text,
    args: words.slice(1),
    words,
    assignments,
    redirects,
    runs,
    failureCounts: failureCounts(walker, frame),
    directory: walker.directory,
    variables: viewAt(walker.history, time, false, noVariables),
    environment: viewAt(walker.history, time, true, overlay),
    input,
    pipe: frame.pipe,
    capturedBy: frame.capturedBy,
    wrappers,
    byShell,
    span: walker.place(whole),
  };
  walker.commands.push(command);
  if (byShell) applyBuiltin(walker, command);
  if (wrappers.some(({ text }) => text === 'exec') && descent.byShell) walker.ended = 'left';
  const inner: Frame = runs === 'maybe' ? maybe(frame) : frame;
  if (command.name === 'eval' && byShell) {
    descendEval(walker, entries.slice(1), inner, descent);
    return;
  }
  if (byShell && command.name !== undefined && walker.functions.has(command.name)) {
    descent.call(walker, command.name, inner);
    return;
  }
  runCarried(walker, entries, whole, inner, descent);
  descendShell(walker, entries, body, inner, descent);
}

function descendEval(walker: Walker, entries: readonly Entry[], frame: Frame, descent: Descent): void {
  const texts = entries.map(({ field }) => locate(field));
  const [first] = texts;
  if (!first || texts.some((text) => text === undefined)) return;
  const located = nestedScript.join(texts.flatMap((text) => (text ? [text] : [])));
  descent.nested(walker, located, frame, { errexit: false, pipefail: false, ownShell: false });
}

function descendShell(
  walker: Walker,
  entries: readonly Entry[],
  body: TreeRedirect | undefined,
  frame: Frame,
  descent: Descent,
): void {
  const script = nestedScript.of(entries.map(({ word }) => word));
  if (!script) return;
  const inner: Frame = { ...frame, exit: frame.status || frame.abort, pipe: undefined, input: undefined };
  const options = { errexit: script.errexit, pipefail: script.pipefail, ownShell: true };
  if (script.index !== undefined) {
    const entry = entries[script.index];
    const located = entry && locate(entry.field);
    if (located) descent.nested(walker, located, inner, options);
    return;
  }
  if (!body?.body) return;
  const located = body.literal ? locate(expandWhole(body.body, walker.scope)) : locateWritten(body.body);
  if (located) descent.nested(walker, located, inner, options);
}

/** Programs that find and xargs run, on words nobody knows: they may not run at all. */
function runCarried(
  walker: Walker,
  entries: readonly Entry[],
  whole: Span,
  frame: Frame,
  descent: Descent,
): void {
  const carriers = carriedPrograms(entries.map(({ word }) => word));
  if (carriers.length === 0 || isTooDeep(walker)) return;
  walker.depth += 1;
  for (const { from, to } of carriers) {
    const { end } = entries[to - 1]?.word.span ?? walker.place(whole);
    const carried = entries.slice(from, to).filter(({ word }) => word.text !== '{}');
    const fed: ShellWord = { text: undefined, written: '{}', raw: '', span: span(end, end) };
    const words = [...carried, { word: fed, field: { text: undefined, chunks: [] } }];
    const surroundings = { assignments: [], redirects: [], input: undefined, body: undefined, span: whole };
    const inside = { ...maybe(asked(frame)), pipe: undefined, input: undefined };
    runEntries(walker, words, surroundings, inside, { ...descent, byShell: false });
  }
  walker.depth -= 1;
}

function walkSubstitutions(walker: Walker, node: SimpleNode, frame: Frame, descent: Descent): void {
  if (!mayHold(node)) return;
  const captured: Frame = { ...asked(frame), capturedBy: holderOf(node) };
  // The status of a substitution counts only where nothing but an assignment is left to give one.
  const own: Frame = node.words.length === 0 ? { ...frame, capturedBy: undefined } : captured;
  for (const { value } of node.assignments) {
    for (const part of value?.parts ?? []) descent.part(walker, part, own);
  }
  for (const word of node.words) {
    const parts = word.kind === 'word' ? word.parts : (word.value?.parts ?? []);
    for (const part of parts) descent.part(walker, part, captured);
  }
  for (const { target, body } of node.redirects) {
    for (const part of [...target.parts, ...(body?.parts ?? [])]) descent.part(walker, part, captured);
  }
}

/** Whether anything in the words of a command may run a command or set a variable. */
function mayHold({ assignments, words, redirects }: SimpleNode): boolean {
  return (
    redirects.length > 0 ||
    assignments.some(({ value }) => value?.parts.some(isAlive)) ||
    words.some((word) => (word.kind === 'word' ? word.parts : (word.value?.parts ?? [])).some(isAlive))
  );
}

function isAlive(part: Part): boolean {
  return part.kind === 'substitution' || (part.kind === 'variable' && part.operation !== undefined);
}

/** The program that gets what a substitution prints; of `sudo bash -c "$(…)"` the shell. */
function holderOf({ words }: SimpleNode): string | undefined {
  return words.find(({ raw }) => isShell(raw))?.raw ?? words[0]?.raw;
}

function addEntries(walker: Walker, word: TreeWord | TreeAssignment, entries: Entry[]): void {
  const { scope } = walker;
  if (word.kind === 'word') {
    for (const field of expandFields(word, scope))
      entries.push({ word: toShellWord(word, field, walker.place), field });
    return;
  }
  const { value, name, raw } = word;
  const field = value ? expandWhole(value, scope) : { text: undefined, chunks: [] };
  const head = `${name}${word.append ? '+' : ''}=`;
  const whole: Field = { text: field.text === undefined ? undefined : head + field.text, chunks: [] };
  const written = value ? head + expandInput(value, scope) : raw;
  entries.push({ word: { text: whole.text, written, raw, span: walker.place(word.span) }, field: whole });
}

function assignmentOf(walker: Walker, { name, value, span: whole }: TreeAssignment): Assignment {
  const text = value ? expandWhole(value, walker.scope).text : undefined;
  return { name, value: text, span: walker.place(whole) };
}

/** `NAME=value` given as a word. */
export function assignmentWord({ text, written, span: whole }: ShellWord): Assignment {
  const equals = written.indexOf('=');
  return { name: written.slice(0, equals), value: text?.slice(equals + 1), span: whole };
}

function redirectOf(walker: Walker, redirect: TreeRedirect): Redirect {
  const { operator, descriptor, target, span: whole } = redirect;
  const word = toShellWord(target, expandWhole(target, walker.scope), walker.place);
  return { operator, descriptor, target: word, span: walker.place(whole) };
}

function inputOf(walker: Walker, redirects: readonly TreeRedirect[]): string | undefined {
  const input = redirects.findLast(({ operator, descriptor }) => operator.startsWith('<<') && !descriptor);
  if (!input) return undefined;
  const { scope } = walker;
  if (!input.body) return expandInput(input.target, scope);
  const text = input.literal ? input.body.raw : expandInput(input.body, scope);
  return input.operator === '<<-' ? text.replace(/^\t+/gm, '') : text;
}
