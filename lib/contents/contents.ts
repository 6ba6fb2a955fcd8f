import { basesOf, longestChain, type StageBase } from '../bases/base';
import type { Catalog, CatalogImage } from '../catalog/image';
import type { Stage, StageGraph } from '../stages/stage';
import { buildTrees } from './build-tree';
import type { StageTree } from './tree';
import { Worked } from './worked';

/** What is in the stages: the graph, what each stands on, what each adds, and what is worked out of all that. */
export class Contents extends Worked {
  readonly graph: StageGraph;
  readonly catalog: Catalog;
  readonly views: readonly StageView[];

  /** `today` decides what a floating tag means. */
  constructor(graph: StageGraph, catalog: Catalog, today: string) {
    super();
    this.graph = graph;
    this.catalog = catalog;
    const bases = basesOf(graph, catalog, today);
    const trees = buildTrees(graph, catalog, today);
    const views: StageView[] = [];
    for (const stage of graph.stages) {
      const tree = trees[stage.index];
      const base = bases[stage.index];
      if (tree && base) views.push(new StageView(this, stage, tree, base));
    }
    this.views = views;
  }

  /** The view of a stage, by its index. */
  view(stage: number): StageView {
    const view = this.views[stage];
    if (!view) throw new Error(`There is no stage ${stage}`);
    return view;
  }
}

/** One stage as the rooms above see it, and what they work out of it. */
export class StageView extends Worked {
  readonly contents: Contents;
  readonly stage: Stage;
  readonly tree: StageTree;
  readonly base: StageBase;
  /** When all its steps are done. */
  readonly end: Moment = { view: this, before: Number.POSITIVE_INFINITY };

  constructor(contents: Contents, stage: Stage, tree: StageTree, base: StageBase) {
    super();
    this.contents = contents;
    this.stage = stage;
    this.tree = tree;
    this.base = base;
  }

  /** The catalog image it stands on at last. */
  get image(): CatalogImage | undefined {
    return this.base.image;
  }

  /** The stage it stands on, if it stands on one. */
  get parent(): StageView | undefined {
    const { parent, stage } = this.tree;
    return parent === undefined || parent === stage ? undefined : this.contents.views[parent];
  }

  /** Itself and the stages it stands on, the nearest first, as far as they are looked through. */
  get chain(): readonly StageView[] {
    return this.part(chainOf);
  }

  /** Whether it stands on more stages than those. */
  get isCut(): boolean {
    return this.chain.at(-1)?.parent !== undefined;
  }

  /** When the steps before this one are done. */
  before(step: number): Moment {
    return { view: this, before: step };
  }
}

/** A stage before one of its steps: what that step and those behind it bring does not count. */
export type Moment = { readonly view: StageView; readonly before: number };

/** Which steps count of a stage that stands in the chain of a moment's: of those below all do. */
export function stepsCounted({ view, before }: Moment, each: StageView): number {
  return each === view ? before : Number.POSITIVE_INFINITY;
}

function chainOf(view: StageView): readonly StageView[] {
  const chain: StageView[] = [];
  let at: StageView | undefined = view;
  for (let depth = 0; at && depth <= longestChain; depth += 1) {
    chain.push(at);
    at = at.parent;
  }
  return chain;
}
