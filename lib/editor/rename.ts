import { builtInNames } from '../stages/scope';
import type { StageGraph } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import { type NamedThing, type Names, namesIn } from './names';
import { isVariableName } from './variable-sites';

/** Why a name stays. */
export type Refusal =
  | { readonly code: 'no-name' }
  | { readonly code: 'given-by-builder'; readonly name: string }
  | { readonly code: 'written-otherwise'; readonly offset: number }
  | { readonly code: 'not-a-variable-name' | 'not-a-stage-name'; readonly name: string }
  | { readonly code: 'taken'; readonly name: string };

export type Renaming =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly because: Refusal };

export type Renameable =
  | { readonly kind: 'name'; readonly span: Span; readonly name: string }
  | { readonly kind: 'refused'; readonly because: Refusal };

/** What would be renamed at a place. */
export function renameableAt(graph: StageGraph, offset: number, names: Names = namesIn(graph)): Renameable {
  const found = names.at(offset);
  if (found === undefined) return refused({ code: 'no-name' });
  const { thing, site } = found;
  const because = whyNot(thing, graph);
  return because === undefined ? { kind: 'name', span: site.span, name: thing.name } : refused(because);
}

/** Every place of the name at `offset`, changed; refused where the file would mean something else afterwards. */
export function rename(graph: StageGraph, offset: number, to: string): Renaming {
  const names = namesIn(graph);
  const able = renameableAt(graph, offset, names);
  const thing = names.at(offset)?.thing;
  if (able.kind === 'refused') return able;
  if (thing === undefined) return refused({ code: 'no-name' });
  const because = thing.kind === 'stage' ? whyNotStage(to, thing, graph) : whyNotVariable(to, thing, names);
  if (because !== undefined) return refused(because);
  const { text } = graph.dockerfile;
  const edits = thing.sites
    .filter(({ span }) => thing.kind === 'variable' || !isNumber(text.slice(span.start, span.end)))
    .map(({ span }) => ({ span, newText: to }));
  return { kind: 'edits', edits };
}

export function refusalText(because: Refusal, lineOf: (offset: number) => number): string {
  switch (because.code) {
    case 'no-name':
      return 'Here is no name of a stage or of a variable that the file sets.';
    case 'given-by-builder':
      return `The builder gives ${because.name} its value by this name.`;
    case 'written-otherwise':
      return `Line ${lineOf(because.offset)} names it through a variable or in pieces: change that line first.`;
    case 'not-a-variable-name':
      return `${because.name} is no name for a variable: write letters, digits and _, no digit first.`;
    case 'not-a-stage-name':
      return `${because.name} is no name for a stage: write a small letter, then small letters, digits, -, _ and .`;
    case 'taken':
      return `${because.name} is named in this file already.`;
    default:
      return because satisfies never;
  }
}

function refused(because: Refusal): { readonly kind: 'refused'; readonly because: Refusal } {
  return { kind: 'refused', because };
}

function whyNot(thing: NamedThing, { dockerfile: { text } }: StageGraph): Refusal | undefined {
  if (thing.isGiven) return { code: 'given-by-builder', name: thing.name };
  if (!thing.sites.some(({ isDeclaration }) => isDeclaration)) return { code: 'no-name' };
  const other = thing.sites.find(({ span }) => {
    const written = text.slice(span.start, span.end);
    if (thing.kind === 'variable') return written !== thing.name;
    return written.toLowerCase() !== thing.name.toLowerCase() && !isNumber(written);
  });
  return other && { code: 'written-otherwise', offset: other.span.start };
}

/** Names are compared without case, and what FROM names is looked for in small letters. */
function whyNotStage(to: string, thing: NamedThing, { stages }: StageGraph): Refusal | undefined {
  if (!/^[a-z][a-z0-9_.-]{0,127}$/.test(to)) return { code: 'not-a-stage-name', name: to };
  if (to === thing.name.toLowerCase()) return undefined;
  const isTaken = stages.some(
    ({ name, uses }) =>
      name?.toLowerCase() === to || uses.some(({ source }) => source.written.toLowerCase() === to),
  );
  return isTaken || to === 'scratch' || to === 'context' ? { code: 'taken', name: to } : undefined;
}

function whyNotVariable(to: string, thing: NamedThing, { named }: Names): Refusal | undefined {
  if (!isVariableName(to)) return { code: 'not-a-variable-name', name: to };
  if (to === thing.name) return undefined;
  return named.has(to) || builtInNames.has(to) ? { code: 'taken', name: to } : undefined;
}

function isNumber(written: string): boolean {
  return /^[+-]?\d+$/.test(written);
}
