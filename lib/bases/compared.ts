import type { CatalogImage } from '../catalog/image';
import { lastDayOf } from '../catalog/life';
import { sizeOn } from '../catalog/size';
import { valueOf } from '../fact/fact';
import type { BaseKnown } from '../report/report';
import type { Compared } from '../report/rewrite';

/** What is known of an image that somebody weighs who looks at a list of them. */
export function knownOf(image: CatalogImage, platform: string): BaseKnown {
  const { facts } = image;
  const size = sizeOn(image, platform);
  const shell = valueOf(facts.shell);
  const user = valueOf(facts.user);
  const ends = lastDayOf(facts.supportEnds);
  return {
    ...(size !== undefined && { compressedSize: size.bytes }),
    ...(size?.isEstimate && { sizeIsEstimate: true }),
    ...(shell !== undefined && { shell: shell !== 'none' }),
    ...(user !== undefined && { user }),
    ...(ends !== undefined && { supportEnds: ends.date }),
  };
}

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
  const { compressedSize, sizeIsEstimate, ...known } = knownOf(image, platform);
  const packageManagers = valueOf(facts.packageManagers);
  const libc = valueOf(facts.libc);
  const access = valueOf(facts.access);
  return {
    reference,
    ...(entry && { imageId: id }),
    ...(compressedSize !== undefined && !isPart && { compressedSize }),
    ...(sizeIsEstimate && !isPart && { sizeIsEstimate }),
    ...known,
    ...(packageManagers !== undefined && { packageManagers }),
    ...(libc !== undefined && { libc: libc.family }),
    ...(access !== undefined && { access }),
  };
}
