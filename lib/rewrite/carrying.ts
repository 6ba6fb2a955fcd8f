import type { CatalogImage } from '../catalog/image';
import type { PackageNames } from '../catalog/package-names';
import { presentIn } from '../fact/fact';
import type { Inspection } from '../inspection';
import type { Stage, StageGraph } from '../stages/stage';
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
  return root === undefined ? [] : onThese([root], graph);
}

/** Those, and the stages that build for them on the same release of a distribution. */
export function stagesAlike({ inspection: { graph, contents }, to }: Carrying): readonly Stage[] {
  const root = rootStage(graph);
  const release = releaseOf(to);
  if (root === undefined || release === undefined) return [];
  const beside = graph.stages.filter(({ index, base, isReachable }) => {
    const { image } = contents.view(index);
    return isReachable && base.kind === 'image' && image !== undefined && releaseOf(image) === release;
  });
  return onThese([root, ...beside], graph);
}

function onThese(roots: readonly Stage[], { stages }: StageGraph): readonly Stage[] {
  const on = new Set(roots.map(({ index }) => index));
  for (const { base, index } of stages) if (base.kind === 'stage' && on.has(base.stage)) on.add(index);
  return stages.filter(({ index }) => on.has(index));
}

function releaseOf({ facts }: CatalogImage): string | undefined {
  const upstream = presentIn(facts.upstream);
  return upstream && `${upstream.distribution} ${upstream.release ?? ''}`;
}
