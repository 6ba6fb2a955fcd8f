import type { Catalog, CatalogImage } from '../catalog/image';
import { parseReference, type Reference } from '../reference/reference';
import type { Policy } from '../report/policy';
import { isCalled, isWithin } from './image-name';

/** How an image stands to what a project has decided of the images to choose from. */
export type Choice = 'preferred' | 'allowed' | 'refused';

/**
 * How images of a catalog stand to a policy; undefined where it says nothing of the choice. Registries are asked where
 * the catalog knows an image of them: what else is in a registry of one's own nobody here knows.
 */
export function choiceBy(
  policy: Policy | undefined,
  { images }: Catalog,
): ((image: CatalogImage) => Choice) | undefined {
  const { bans = [], prefer = [], registries = [] } = policy ?? {};
  const isInside = (image: CatalogImage) =>
    registries.some((place) => refersTo(image, (reference) => isWithin(reference, place)));
  const asksRegistries = images.some(isInside);
  if (bans.length === 0 && prefer.length === 0 && !asksRegistries) return undefined;
  const isNamed = (image: CatalogImage, names: readonly string[]) =>
    names.some((name) => refersTo(image, (reference) => isCalled(reference, name)));
  const banned = bans.map(({ image }) => image);
  return (image) => {
    // Nothing is taken from anywhere.
    if (image.reference === 'scratch') return 'allowed';
    if (isNamed(image, banned) || (asksRegistries && !isInside(image))) return 'refused';
    return isNamed(image, prefer) ? 'preferred' : 'allowed';
  };
}

/** Asked of all images of the catalog. */
const references = new WeakMap<CatalogImage, Reference | 'none'>();

function refersTo(image: CatalogImage, is: (reference: Reference) => boolean): boolean {
  const reference = references.get(image) ?? readReference(image);
  references.set(image, reference);
  return reference !== 'none' && is(reference);
}

function readReference({ reference }: CatalogImage): Reference | 'none' {
  const read = parseReference(reference);
  return 'error' in read ? 'none' : read;
}
