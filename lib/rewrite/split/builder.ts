import type { WholeCatalog } from '../../catalog/catalog';
import { findImage } from '../../catalog/find';
import type { CatalogImage } from '../../catalog/image';
import { kinOf } from '../../catalog/kin';
import { hasEnded } from '../../catalog/life';
import { productOf } from '../../catalog/product';
import { presentIn, valueOf } from '../../fact/fact';
import { unlikeness } from '../../recommend/likeness';
import { releaseOf, releaseToUse, siblingsOf } from '../sibling';
import type { Subject } from './subject';

/** Languages whose builders make what any release from theirs on runs. */
const upwards: ReadonlySet<string> = new Set(['java']);

/**
 * What has to build for a base: undefined where the file's own does, `none` where there is no such image: what is
 * installed for one release of a language, or for one C library, is not for another.
 */
export function builderFor(
  { own, product, inspection: { today } }: Subject,
  image: CatalogImage,
  catalog: WholeCatalog,
): CatalogImage | 'none' | undefined {
  const wanted = productOf(image);
  if (product === undefined) return undefined;
  // What is compiled needs nothing of the builder any more.
  if (wanted?.name !== product.name || upwards.has(product.name))
    return hasEnded(own, today)
      ? siblingsOf(own, releaseToUse(own, catalog, today), catalog, today)[0]
      : undefined;
  const line = releaseOf(image);
  const serves = (one: CatalogImage) => {
    const its = productOf(one);
    return (
      its?.name === product.name &&
      its.kind === product.kind &&
      releaseOf(one) === line &&
      libcOf(one) === libcOf(image)
    );
  };
  if (serves(own) && !hasEnded(own, today)) return undefined;
  const suite = suiteOf(image);
  const [best] = [
    ...catalog.images,
    ...kinOf(catalog, own, today),
    ...fullOf(image, catalog, today),
    ...siblingsOf(own, line, catalog, today),
  ]
    .filter((one) => one.family === own.family && serves(one) && !hasEnded(one, today))
    .map((one) => ({ one, far: unlikeness(own, one) + (suiteOf(one) === suite ? 0 : 0.5) }))
    .sort((a, b) => a.far - b.far);
  return best?.one ?? 'none';
}

/** The same tag without the word that says what was left out: `node:24-trixie` of `node:24-trixie-slim`. */
function fullOf(image: CatalogImage, catalog: WholeCatalog, today: string): readonly CatalogImage[] {
  const found = findImage(catalog, image.reference.replace(/-slim\b/, ''), today);
  return found.kind === 'image' ? [found.image] : [];
}

function libcOf({ facts }: CatalogImage): string | undefined {
  return valueOf(facts.libc)?.family;
}

function suiteOf({ facts }: CatalogImage): string | undefined {
  const upstream = presentIn(facts.upstream);
  return upstream && `${upstream.distribution} ${upstream.release}`;
}
