import type { Catalog, CatalogImage } from '../catalog/image';
import { withSameImages, workedOut } from '../catalog/same-images';
import type { Answer } from '../contents/answer';
import { programIn } from './image-programs';

/** Whether a program can be started by its bare name, as `programIn` says it, without the reason, which takes longer. */
export function presenceIn(catalog: Catalog, image: CatalogImage, program: string): Answer['is'] {
  const letters = workedOut(catalog)?.programAnswers(program);
  const letter = letters?.charAt(placeOf(catalog, image) ?? letters.length);
  return presences.find((is) => is.startsWith(letter || '?')) ?? programIn(catalog, image, program).is;
}

const presences = ['there', 'missing', 'not-known'] as const satisfies readonly Answer['is'][];

/** Where an image stands in the catalog; undefined of one that it does not have. */
function placeOf(whole: Catalog, image: CatalogImage): number | undefined {
  const catalog = withSameImages(whole);
  const known = places.get(catalog) ?? new Map(catalog.images.map((each, at) => [each, at]));
  places.set(catalog, known);
  return known.get(image);
}

const places = new WeakMap<Catalog, ReadonlyMap<CatalogImage, number>>();
