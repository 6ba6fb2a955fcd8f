import type { CatalogImage } from '../catalog/image';
import type { PackageNames } from '../catalog/package-names';
import type { Inspection } from '../inspection';
import type { Stage } from '../stages/stage';
import { rootStage } from './base-edit';

/** What is carried over to another base: a file as it reads on that base, and what it stood on before. */
export type Carrying = {
  readonly inspection: Inspection;
  readonly from: CatalogImage;
  readonly to: CatalogImage;
  readonly names: PackageNames;
  /** The stage whose base changed; left out: that of the target. */
  readonly root?: number;
  /** Names a cure by the place in the original text. */
  idAt(kind: string, offset: number): string;
};

/** The stages that stand on what changed: what the target stands on, unless another is named. */
export function stagesMoved({
  inspection: { graph },
  root: index,
}: Pick<Carrying, 'inspection' | 'root'>): readonly Stage[] {
  const root = index === undefined ? rootStage(graph) : graph.stages[index];
  if (root === undefined) return [];
  const on = new Set([root.index]);
  for (const { base, index } of graph.stages) if (base.kind === 'stage' && on.has(base.stage)) on.add(index);
  return graph.stages.filter(({ index }) => on.has(index));
}
