import { expand } from '../dockerfile/expand';
import { expandedWords } from '../dockerfile/expanded-words';
import type { Instruction } from '../dockerfile/syntax';
import { lastAtOrBefore, type Span, span } from '../text/span';
import type { BaseReference, Stage, StageGraph, StageUse, Step, Variable, Variables } from './stage';

export type VariableAt = {
  readonly name: string;
  /** Undefined: not known. */
  readonly value: string | undefined;
  /** `shell`: set by the script of the RUN itself; `undeclared`: nothing in the file sets it. */
  readonly kind: Variable['kind'] | 'shell' | 'undeclared';
  /** Where its value comes from, when that is in the file. */
  readonly setAt: Span | undefined;
  /** The name under the cursor. */
  readonly span: Span;
};

export type ReferenceAt = {
  /** `name`: where a stage gets its name. */
  readonly use: StageUse['kind'] | 'name';
  readonly source: BaseReference;
  readonly span: Span;
};

/** The variable named at an offset of the Dockerfile, used or declared, with its value at that place. */
export function variableAt(graph: StageGraph, offset: number): VariableAt | undefined {
  const stage = stageAt(graph, offset);
  if (stage === undefined || isWithin(stage.from.span, offset)) return globalAt(graph, stage, offset);
  const step = stepAt(stage, offset);
  if (step === undefined) return undefined;
  const { instruction, before, after } = step;
  const declared = declaredAt(instruction, offset);
  if (declared !== undefined) return shown(declared.name, after.variables, declared.span);
  const used = nameAt(graph, offset);
  if (used === undefined) return undefined;
  switch (instruction.keyword) {
    case 'run':
      return inScript(step, used, offset) ?? shown(used.name, before.variables, used.span);
    case 'cmd':
    case 'entrypoint':
    case 'healthcheck':
      return atRunTime(used, after.variables);
    default:
      return isExpanded(graph, instruction, used, offset)
        ? shown(used.name, before.variables, used.span)
        : undefined;
  }
}

/** The stage an offset is in; before the first FROM there is none. */
export function stageAt({ stages }: StageGraph, offset: number): Stage | undefined {
  return lastAtOrBefore(stages, ({ from }) => from.span.start, offset);
}

/** The image or stage named at an offset: in FROM, after AS, in `--from`, in a mount. */
export function referenceAt(graph: StageGraph, offset: number): ReferenceAt | undefined {
  const stage = stageAt(graph, offset);
  if (stage === undefined) return undefined;
  const { name } = stage.from;
  if (name !== undefined && isWithin(name.span, offset)) {
    const source: BaseReference = { kind: 'stage', written: name.text, stage: stage.index };
    return { use: 'name', source, span: name.span };
  }
  const use = stage.uses.find((candidate) => isWithin(candidate.span, offset));
  return use && { use: use.kind, source: use.source, span: use.span };
}

type Named = { readonly name: string; readonly span: Span };

function globalAt(graph: StageGraph, stage: Stage | undefined, offset: number): VariableAt | undefined {
  const instruction =
    stage?.from ?? lastAtOrBefore(graph.dockerfile.instructions, (candidate) => candidate.span.start, offset);
  if (instruction === undefined) return undefined;
  const declared = declaredAt(instruction, offset);
  if (declared !== undefined) return shown(declared.name, graph.globals, declared.span);
  const used = nameAt(graph, offset);
  if (used === undefined || !isExpanded(graph, instruction, used, offset)) return undefined;
  return shown(used.name, graph.globals, used.span);
}

function stepAt(stage: Stage, offset: number): Step | undefined {
  const own = stage.steps.findIndex(({ replayedFrom }) => replayedFrom === undefined);
  if (own === -1) return undefined;
  const step = lastAtOrBefore(stage.steps.slice(own), ({ instruction }) => instruction.span.start, offset);
  return step !== undefined && isWithin(step.instruction.span, offset) ? step : undefined;
}

function declaredAt(instruction: Instruction, offset: number): Named | undefined {
  const names =
    instruction.keyword === 'arg'
      ? instruction.declarations.map(({ name }) => name)
      : instruction.keyword === 'env'
        ? instruction.pairs.map(({ key }) => key)
        : [];
  const found = names.find((name) => isWithin(name.span, offset));
  return found === undefined || found.text.includes('$') ? undefined : { name: found.text, span: found.span };
}

/** The name in `$name` or `${name…}` at an offset, the dollar included, unless it is escaped. */
function nameAt({ dockerfile }: StageGraph, offset: number): Named | undefined {
  const { text, escape: escapeCharacter } = dockerfile;
  let start = offset;
  if (text[start] === '$') start++;
  if (text[start] === '{') start++;
  while (isNamePart(text[start - 1])) start--;
  let end = start;
  while (isNamePart(text[end])) end++;
  const dollar = text[start - 1] === '{' ? start - 2 : start - 1;
  if (end === start || text[dollar] !== '$') return undefined;
  let escapes = 0;
  while (text[dollar - 1 - escapes] === escapeCharacter) escapes++;
  return escapes % 2 === 1 ? undefined : { name: text.slice(start, end), span: span(start, end) };
}

/** Whether BuildKit puts the value of a variable in at this place of an instruction. */
function isExpanded(
  { dockerfile }: StageGraph,
  instruction: Instruction,
  { name }: Named,
  offset: number,
): boolean {
  for (const { span: place, content, quoted, bodySpan } of instruction.heredocs) {
    if (isWithin(place, offset)) return false;
    if (isWithin(bodySpan, offset)) return !quoted && content.includes('$');
  }
  const word = expandedWords(instruction).find((candidate) => isWithin(candidate.span, offset));
  if (word === undefined) return false;
  const { references } = expand(word.text, () => undefined, dockerfile.escape);
  return references.some((reference) => reference.name === name);
}

function shown(name: string, variables: Variables, at: Span): VariableAt {
  const variable = variables.get(name);
  if (variable === undefined)
    return {
      name,
      value: variables.complete ? '' : undefined,
      kind: 'undeclared',
      setAt: undefined,
      span: at,
    };
  return { name, value: variable.value, kind: variable.kind, setAt: variable.span, span: at };
}

/** The shell of a running container sees ENV only. */
function atRunTime({ name, span: at }: Named, variables: Variables): VariableAt {
  const variable = variables.environment().get(name);
  if (variable === undefined)
    return { name, value: undefined, kind: 'undeclared', setAt: undefined, span: at };
  return { name, value: variable.value, kind: variable.kind, setAt: variable.span, span: at };
}

/** What the script itself has set by then, where it differs from what it was given. */
function inScript({ run, before }: Step, { name, span: at }: Named, offset: number): VariableAt | undefined {
  const command = run?.script.commands.find(({ span: place }) => isWithin(run.toSource(place), offset));
  if (command === undefined || !command.variables.has(name)) return undefined;
  const value = command.variables.get(name);
  if (value === before.variables.get(name)?.value) return undefined;
  return { name, value, kind: 'shell', setAt: undefined, span: at };
}

function isNamePart(character: string | undefined): boolean {
  return character !== undefined && /\w/.test(character);
}

function isWithin({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
