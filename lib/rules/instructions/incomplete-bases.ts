import { expand } from '../../dockerfile/expand';
import type { Inspection } from '../../inspection';
import { isReferenceError, parseReference } from '../../reference/reference';
import { makeExpander } from '../../stages/expansion';
import { ignored } from '../../stages/graph-errors';
import { outlineOf } from '../../stages/outline';
import { declareGlobals, platformScope } from '../../stages/scope';
import type { Variables } from '../../stages/stage';
import { variablesOf } from '../../stages/variables';
import { expansionBudget } from '../../text/budget';
import type { Span } from '../../text/span';

export type IncompleteBase = {
  readonly span: Span;
  readonly stage: number;
  /** The arguments to be given. */
  readonly names: readonly string[];
  readonly declared: readonly { readonly name: string; readonly span: Span }[];
  /** What the base is without them. */
  readonly value: string;
};

/** The bases that are no reference unless a build argument is given. */
export function incompleteBases(inspection: Inspection): readonly IncompleteBase[] {
  const { graph, dockerfile } = inspection;
  if (!graph.stages.some(({ from }) => from.image.text.includes('$'))) return [];
  const defaults = defaultsOf(inspection);
  const found: IncompleteBase[] = [];
  for (const { index, from } of graph.stages) {
    const { text, span } = from.image;
    if (!text.includes('$')) continue;
    const expanded = expand(
      text,
      (name) => {
        const value = defaults.get(name)?.value;
        return value === undefined ? undefined : { value };
      },
      dockerfile.escape,
    );
    // A name without an ARG has no default to speak of: from-arg-undeclared says so.
    if (expanded.kind === 'error' || expanded.unset.some((name) => !defaults.get(name))) continue;
    const { value } = expanded;
    if (value !== '' && !isReferenceError(parseReference(value))) continue;
    const all = [...new Set(expanded.references.map(({ name }) => name))];
    const empty = all.filter((name) => !defaults.get(name)?.value);
    const names = empty.length === 0 ? all : empty;
    const declared = names.flatMap((name) => {
      const place = defaults.get(name)?.span;
      return place ? [{ name, span: place }] : [];
    });
    found.push({ span, stage: index, names, declared, value });
  }
  return found;
}

/** What FROM lines would see if no build argument were given. */
function defaultsOf({ graph, dockerfile }: Inspection): Variables {
  const options = { ...graph.options, buildArgs: {} };
  if (Object.keys(graph.options.buildArgs).length === 0) return graph.globals;
  const outline = outlineOf(dockerfile);
  const stageName = graph.options.target || outline.stages.at(-1)?.from.name?.text || '';
  let globals = platformScope(options, stageName);
  const context = {
    ...ignored,
    buildArgs: new Map<string, string>(),
    globals,
    expander: makeExpander(dockerfile, expansionBudget(dockerfile.text.length)),
  };
  for (const instruction of outline.globals) globals = declareGlobals(globals, instruction, context);
  return variablesOf(globals);
}
