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
  /** Names a cure by the place in the original text. */
  idAt(kind: string, offset: number): string;
};

/** The stages that stand on what the target stands on. */
export function stagesMoved({ inspection: { graph } }: Pick<Carrying, 'inspection'>): readonly Stage[] {
  const root = rootStage(graph);
  if (root === undefined) return [];
  const on = new Set([root.index]);
  for (const { base, index } of graph.stages) if (base.kind === 'stage' && on.has(base.stage)) on.add(index);
  return graph.stages.filter(({ index }) => on.has(index));
}
