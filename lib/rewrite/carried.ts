import type { CatalogImage } from '../catalog/image';
import type { PackageNames } from '../catalog/package-names';
import type { StageGraph } from '../stages/stage';
import { accountCures } from './accounts';
import type { Cure, idsOf } from './draft';
import { packageCures } from './packages';

/** Cures that only a move has: they say on the new base what the file says for the old one. */
export function carriedCures(
  graph: StageGraph,
  own: CatalogImage,
  image: CatalogImage,
  names: PackageNames,
  idAt: ReturnType<typeof idsOf>,
): readonly Cure[] {
  return [...packageCures(graph, own, image, names, idAt), ...accountCures(graph, idAt)];
}
