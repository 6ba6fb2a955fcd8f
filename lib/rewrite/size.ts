import type { WholeCatalog } from '../catalog/catalog';
import type { CatalogImage } from '../catalog/image';
import { sizeOn } from '../catalog/size';
import { valueOf } from '../fact/fact';
import { lineOf } from '../recommend/likeness';
import { releaseOf } from './sibling';

/** What is known of the size of an image: in bytes, or that of another release of it; and how much is in it at least. */
export type Size = { readonly bytes: number; readonly shell: number; readonly isEstimate: boolean };

export function sizeLike(
  image: CatalogImage,
  catalog: WholeCatalog,
  platform: string,
  release: string | undefined,
): Size {
  const known = Math.min(sizeOf(image, platform), sizesOf(catalog, platform).get(lineOf(image)) ?? unknown);
  const isBare = valueOf(image.facts.shell) === 'none' && isOfRelease(image, release);
  const needsLogin = valueOf(image.facts.access) !== 'anonymous';
  return {
    bytes: known === unknown && isBare && !needsLogin ? bare : known,
    shell: shellSize(image),
    isEstimate: sizeOn(image, platform)?.isEstimate ?? false,
  };
}

function isOfRelease(image: CatalogImage, release: string | undefined): boolean {
  const its = releaseOf(image);
  return its !== undefined && (release === undefined || its === release);
}

/** Where neither size is known, a base without a shell, or with a small one, is taken for the smaller. */
export function compareSizes(a: Size, b: Size): number {
  return a.bytes === b.bytes ? a.shell - b.shell : a.bytes - b.bytes;
}

/** Of two that nobody measured, neither is known to be the smaller: what is in them has to tell. */
export function isSmaller(a: Size, b: Size): boolean {
  // Both without a shell, and of one it is only taken to be small.
  if (a.bytes === bare && b.shell === 0 && b.bytes !== unknown) return false;
  return a.isEstimate && b.isEstimate ? a.shell < b.shell : compareSizes(a, b) < 0;
}

function shellSize({ facts, reference }: CatalogImage): number {
  const shell = valueOf(facts.shell);
  if (shell === undefined) return 3;
  if (shell === 'none') return 0;
  return shell.name === 'busybox' ? 1 : /slim|minimal/.test(reference) ? 2 : 3;
}

const unknown = Number.POSITIVE_INFINITY;
/** Of the release to use of a language, without a shell and anything else, where no size is known: taken for less than all that has one. */
export const bare = -1;
const sizes = new WeakMap<WholeCatalog, Map<string, ReadonlyMap<string, number>>>();

/** By line of releases, the size of one of them. */
function sizesOf(catalog: WholeCatalog, platform: string): ReadonlyMap<string, number> {
  const byPlatform = sizes.get(catalog) ?? new Map<string, ReadonlyMap<string, number>>();
  sizes.set(catalog, byPlatform);
  const known = byPlatform.get(platform);
  if (known !== undefined) return known;
  const found = new Map<string, number>();
  for (const image of catalog.images) {
    const size = sizeOf(image, platform);
    if (size !== unknown) found.set(lineOf(image), size);
  }
  if (byPlatform.size > 8) byPlatform.clear();
  byPlatform.set(platform, found);
  return found;
}

/** Compressed, in bytes, as measured or else as estimated; what is not known comes last. */
function sizeOf(image: CatalogImage, platform: string): number {
  return sizeOn(image, platform)?.bytes ?? unknown;
}
