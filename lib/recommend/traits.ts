import type { Catalog, CatalogImage } from '../catalog/image';
import { programIn } from '../contents/image-programs';
import { libraryIn } from '../contents/libraries';
import type { Fact } from '../fact/fact';
import type { Trait } from '../requirements/requirement';

/** A number for every image of a catalog, in its order: images with the same number are alike in the trait. */
export type Column = { readonly codes: Uint16Array; readonly size: number };

const columns = new WeakMap<Catalog, Map<Trait, Column>>();
/** Which programs and libraries are asked for is up to the files: what is remembered has an end. */
const mostColumns = 400;

/** Found once for a catalog: its images do not change. */
export function columnOf(catalog: Catalog, trait: Trait): Column {
  const known = columns.get(catalog) ?? new Map<Trait, Column>();
  columns.set(catalog, known);
  const before = known.get(trait);
  if (before) return before;
  const column = readColumn(catalog, trait);
  if (known.size >= mostColumns) known.clear();
  known.set(trait, column);
  return column;
}

function readColumn(catalog: Catalog, trait: Trait): Column {
  const numbers = new Map<string, number>();
  const codes = Uint16Array.from(catalog.images, (image) => {
    const value = readTrait(catalog, image, trait);
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
  return { codes, size: numbers.size };
}

function readTrait(catalog: Catalog, image: CatalogImage, trait: Trait): string {
  if (trait === 'family') return image.family;
  if (trait === 'repository') return image.reference.replace(/(@.*|:[^/]*)$/, '');
  if (isProgram(trait)) return programIn(catalog, image, trait.slice('program '.length)).is;
  if (isLibrary(trait)) return libraryIn(catalog, image, trait.slice('library '.length), []).is;
  return textOf(image.facts[trait]);
}

function textOf(fact: Fact<unknown>): string {
  return fact.known ? JSON.stringify(fact.value) : '';
}

function isProgram(trait: Trait): trait is `program ${string}` {
  return trait.startsWith('program ');
}

function isLibrary(trait: Trait): trait is `library ${string}` {
  return trait.startsWith('library ');
}
