import type { CatalogImage } from '../catalog/image';
import { sizeOn } from '../catalog/size';
import { valueOf } from '../fact/fact';
import type { Compared } from '../report/rewrite';

/**
 * What is known of a base, for somebody who chooses between two. `isPart`: what the other brings has to be installed on it
 * first, so that its size says little.
 */
export function comparedOf(
  reference: string,
  image: CatalogImage | undefined,
  platform: string,
  isPart = false,
): Compared {
  if (image === undefined) return { reference };
  const { facts, entry, id } = image;
  const size = isPart ? undefined : sizeOn(image, platform);
  const shell = valueOf(facts.shell);
  const packageManagers = valueOf(facts.packageManagers);
  const libc = valueOf(facts.libc);
  const user = valueOf(facts.user);
  const ends = valueOf(facts.supportEnds);
  const access = valueOf(facts.access);
  return {
    reference,
    ...(entry && { imageId: id }),
    ...(size !== undefined && { compressedSize: size.bytes }),
    ...(size?.isEstimate && { sizeIsEstimate: true }),
    ...(shell !== undefined && { shell: shell !== 'none' }),
    ...(packageManagers !== undefined && { packageManagers }),
    ...(libc !== undefined && { libc: libc.family }),
    ...(user !== undefined && { user }),
    ...(ends !== undefined && { supportEnds: ends.date }),
    ...(access !== undefined && { access }),
  };
}
