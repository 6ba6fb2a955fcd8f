import { basesOf, type StageBase } from '../bases/base';
import type { Catalog, CatalogImage } from '../catalog/image';
import type { Stage, StageGraph } from '../stages/stage';
import { buildTrees } from './build-tree';
import type { StageTree } from './tree';
import { Worked } from './worked';

/** What is in the stages: the graph, what each stands on, what each adds, and what is worked out of all that. */
export class Contents extends Worked {
  readonly graph: StageGraph;
  readonly catalog: Catalog;
  readonly bases: readonly StageBase[];
  readonly trees: readonly StageTree[];
  readonly views: readonly StageView[];

  /** `today` decides what a floating tag means. */
  constructor(graph: StageGraph, catalog: Catalog, today: string) {
    super();
    this.graph = graph;
    this.catalog = catalog;
    this.bases = basesOf(graph, catalog, today);
    this.trees = buildTrees(graph, catalog, today);
    const views: StageView[] = [];
    for (const stage of graph.stages) {
      const tree = this.trees[stage.index];
      if (tree) views.push(new StageView(this, stage, tree));
    }
    this.views = views;
  }
}

/** One stage as the rooms above see it, and what they work out of it. */
export class StageView extends Worked {
  readonly contents: Contents;
  readonly stage: Stage;
  readonly tree: StageTree;
  /** The catalog image it stands on at last. */
  readonly image: CatalogImage | undefined;

  constructor(contents: Contents, stage: Stage, tree: StageTree) {
    super();
    this.contents = contents;
    this.stage = stage;
    this.tree = tree;
    this.image = contents.bases[stage.index]?.image;
  }
}
