import type { WholeCatalog } from '../catalog/catalog';
import { findImage } from '../catalog/find';
import { suiteOf } from '../catalog/grammar/suites';
import type { CatalogImage } from '../catalog/image';
import { hasEnded, lastDayOf } from '../catalog/life';
import { productOf } from '../catalog/product';
import { supersededIn } from '../catalog/superseded';
import { compareVersions } from '../contents/version';

/** Languages of which the first number alone says what goes with what. */
const byMajor: ReadonlySet<string> = new Set(['nodejs', 'java']);

/** The part of a version that says what goes with what: `24` of Node.js 24.1.0, `3.13` of Python 3.13.2. */
export function releaseOf(image: CatalogImage): string | undefined {
  const product = productOf(image);
  const parts = product?.version?.split('.');
  return parts?.slice(0, product && byMajor.has(product.name) ? 1 : 2).join('.');
}

/** The release of its language to stand on: its own while that is maintained on anything, then the nearest after it. */
export function releaseToUse(own: CatalogImage, catalog: WholeCatalog, today: string): string | undefined {
  const known = toUse.get(own) ?? new Map<string, string | undefined>();
  toUse.set(own, known);
  if (!known.has(today)) known.set(today, findRelease(own, catalog, today));
  return known.get(today);
}

/** Asked again for every base that is tried. */
const toUse = new WeakMap<CatalogImage, Map<string, string | undefined>>();

function findRelease(own: CatalogImage, catalog: WholeCatalog, today: string): string | undefined {
  const has = releaseOf(own);
  if (has === undefined || !hasEnded(own, today)) return has;
  const name = productOf(own)?.name;
  const ofFamily = (image: CatalogImage) => image.family === own.family;
  const lines = catalog.tags
    .linesOf(own.family, today)
    .flatMap((line) => findImage(catalog, `${own.family}:${line}`, today))
    .flatMap((found) => (found.kind === 'image' ? [found.image] : []));
  const listed = catalog.images.filter((image) => productOf(image)?.name === name);
  const same = [...lines, ...listed.filter(ofFamily)];
  const maintained = (same.length > 0 ? same : listed)
    .flatMap((image) => (hasEnded(image, today) ? [] : (releaseOf(image) ?? [])))
    .sort(compareVersions);
  const next = maintained.find((release) => compareVersions(release, has) >= 0);
  // What comes with another program, as Java does with Maven, may be maintained where that lists it no more.
  const isElsewhere = listed.some((image) => releaseOf(image) === has && !hasEnded(image, today));
  return isElsewhere && lastDayOf(own.facts.supportEnds)?.of !== 'runtime' ? has : next;
}

/** The image that is called the same for its whole line, where its full version is rebuilt no more and that has not ended. */
export function rebuiltOf(
  image: CatalogImage,
  catalog: WholeCatalog,
  today: string,
): readonly CatalogImage[] {
  const line = supersededIn(image.reference, catalog.tags, today)?.line;
  const found = line && findImage(catalog, `${line.repository}:${line.tag}`, today);
  return found?.kind === 'image' && !hasEnded(found.image, today) ? [found.image] : [];
}

/**
 * The image that is called the same with another release in its tag: `node:22-slim` for `node:24-trixie-slim`. Only tags
 * that follow from a release that the catalog lists: which release of a distribution goes with which is not guessed.
 */
export function siblingsOf(
  image: CatalogImage,
  release: string | undefined,
  catalog: WholeCatalog,
  today: string,
): readonly CatalogImage[] {
  const [repository = '', tag] = image.reference.split(':');
  const has = releaseOf(image);
  if (release === undefined || has === undefined || tag === undefined || !tag.startsWith(has)) return [];
  if (catalog.tags.retired(repository) !== undefined) return [];
  const kinds = tag
    .slice(has.length)
    .replace(/alpine-?[\d.]+/, 'alpine')
    .split('-')
    .filter((part) => part === 'alpine' || (/^[a-z]+$/.test(part) && !suiteOf(part, catalog.releases)));
  const named = [release, ...kinds].join('-');
  const isKnown = () => catalog.images.some((one) => one.reference.startsWith(`${repository}:${release}`));
  if (!(catalog.tags.listed(repository, named, today) ?? (isKnown() || kinds.length === 0))) return [];
  const found = findImage(catalog, `${repository}:${named}`, today);
  return found.kind === 'image' && releaseOf(found.image) === release && !hasEnded(found.image, today)
    ? [found.image]
    : [];
}
