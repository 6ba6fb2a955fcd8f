import type { Stage, StageGraph } from '../stages/stage';
import { stageAt } from '../stages/variables-at';
import { lastAtOrBefore, type Span } from '../text/span';
import { type VariableSite, variableSites } from './variable-sites';

/** A place that names a stage or a variable. */
export type NameSite = {
  readonly span: Span;
  /** It gives the name, or a value to it. */
  readonly isDeclaration: boolean;
  /** Where what is named here comes from: the nearest declaration before it. */
  readonly from: Span | undefined;
};

/** One stage or one variable, with every place that names it. */
export type NamedThing = {
  readonly kind: 'stage' | 'variable';
  readonly name: string;
  readonly sites: readonly NameSite[];
  /** A variable whose value comes from the builder or from the base image by its name. */
  readonly isGiven: boolean;
};

export type Names = {
  at(offset: number): { readonly thing: NamedThing; readonly site: NameSite } | undefined;
  readonly things: readonly NamedThing[];
  /** Every name of a variable that the file has, also of those that nothing in it sets. */
  readonly named: ReadonlySet<string>;
};

type Growing = NamedThing & { readonly sites: NameSite[]; isGiven: boolean };

/** What the names of a file mean, as BuildKit reads them. Linear. */
export function namesIn(graph: StageGraph): Names {
  const sites = variableSites(graph);
  const things = [...stageThings(graph), ...variableThings(graph, sites)];
  const placed = things
    .flatMap((thing) => thing.sites.map((site) => ({ thing, site })))
    .sort((a, b) => a.site.span.start - b.site.span.start || a.site.span.end - b.site.span.end);
  return {
    things,
    named: new Set(sites.map(({ name }) => name)),
    at(offset) {
      const found = lastAtOrBefore(placed, ({ site }) => site.span.start, offset);
      if (found !== undefined && offset <= found.site.span.end) return found;
      return undefined;
    },
  };
}

function stageThings({ stages }: StageGraph): readonly Growing[] {
  const things = stages.map(({ name, index, from }): Growing => {
    const own = from.name?.span;
    return {
      kind: 'stage',
      name: name ?? String(index),
      sites: own === undefined ? [] : [{ span: own, isDeclaration: true, from: own }],
      isGiven: false,
    };
  });
  for (const { uses } of stages)
    for (const { source, span } of uses)
      if (source.kind === 'stage') {
        const from = stages[source.stage]?.from;
        const place = from?.name?.span ?? from?.keywordSpan;
        things[source.stage]?.sites.push({ span, isDeclaration: false, from: place });
      }
  return things;
}

/**
 * A name means one variable throughout a stage, and where an ARG takes its value from before the first FROM, there too.
 * What a stage inherits is a variable of the stage that set it.
 */
function variableThings(graph: StageGraph, sites: readonly VariableSite[]): readonly Growing[] {
  const things = new Map<string, Growing>();
  const byDeclaration = new Map<number, Declared>();
  for (const site of sites) if (site.declaration !== undefined) declare(site, graph, things, byDeclaration);
  for (const { name, span, declaration, variable } of sites) {
    if (declaration !== undefined) continue;
    const place = variable?.span;
    const known = place && byDeclaration.get(place.start);
    if (known?.thing.name === name) known.thing.sites.push({ span, isDeclaration: false, from: known.name });
  }
  return [...things.values()];
}

type Declared = { readonly thing: Growing; readonly name: Span };

function declare(
  { name, span, declaration = span, variable }: VariableSite,
  graph: StageGraph,
  things: Map<string, Growing>,
  byDeclaration: Map<number, Declared>,
): void {
  const stage = stageAt(graph, span.start);
  const owner = isHandedOn(declaration, span, name, stage, graph) ? undefined : stage;
  const key = `${owner?.index ?? 'global'} ${name}`;
  const thing = things.get(key) ?? { kind: 'variable', name, sites: [], isGiven: false };
  things.set(key, thing);
  byDeclaration.set(declaration.start, { thing, name: span });
  if (variable?.kind === 'platform') thing.isGiven = true;
  thing.sites.push({ span, isDeclaration: true, from: span });
}

/** `ARG NAME` in a stage takes what the ARG before the first FROM says. */
function isHandedOn(
  declaration: Span,
  name: Span,
  text: string,
  stage: Stage | undefined,
  { globals }: StageGraph,
): boolean {
  return stage !== undefined && declaration.end === name.end && globals.get(text)?.span !== undefined;
}
