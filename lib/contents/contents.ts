import type { StageBase } from '../bases/base';
import type { Catalog } from '../catalog/image';
import type { StageGraph } from '../stages/stage';
import type { StageTree } from './tree';

/** What is in the stages: the graph, what each stands on and what each adds. */
export type Contents = {
  readonly graph: StageGraph;
  readonly catalog: Catalog;
  readonly bases: readonly StageBase[];
  readonly trees: readonly StageTree[];
};
