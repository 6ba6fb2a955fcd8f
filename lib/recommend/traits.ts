import type { Catalog, CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { withSameImages } from '../catalog/same-images';
import type { Fact } from '../fact/fact';
import { programIn } from '../programs/image-programs';
import { libraryIn } from '../programs/libraries';
import { nameAndTag } from '../reference/reference';
import type { Trait } from '../requirements/requirement';

/** The images of a catalog by kind: those of one kind are alike in some traits. Places are those in the catalog. */
export type Kinds = {
  /** The kind of every image. */
  readonly codes: Uint16Array;
  /** Of every kind its first image, and its second; the first again where there is none. */
  readonly first: Uint16Array;
  readonly second: Uint16Array;
  /** Tells these from the kinds by other traits. */
  readonly number: number;
};

let numbered = 0;

const found = new WeakMap<Catalog, Map<string, Kinds>>();
/** Which programs and libraries are asked for is up to the files: what is remembered has an end. */
const mostRemembered = 500;

/** Found once for a catalog: its images do not change. */
export function kindsOf(whole: Catalog, traits: readonly Trait[]): Kinds {
  const catalog = withSameImages(whole);
  const known = found.get(catalog) ?? new Map<string, Kinds>();
  found.set(catalog, known);
  const name = traits.join('\n');
  const before = known.get(name);
  if (before) return before;
  const kinds = tellApart(catalog, traits);
  if (known.size >= mostRemembered) known.clear();
  known.set(name, kinds);
  return kinds;
}

function tellApart(catalog: Catalog, traits: readonly Trait[]): Kinds {
  const numbers = new Map<string, number>();
  const first: number[] = [];
  const second: number[] = [];
  const codes = Uint16Array.from(catalog.images, (image, at) => {
    const name = traits.map((trait) => readTrait(catalog, image, trait)).join('\n');
    const kind = numbers.get(name) ?? numbers.size;
    numbers.set(name, kind);
    first[kind] ??= at;
    if (second[kind] === undefined || second[kind] === first[kind]) second[kind] = at;
    return kind;
  });
  numbered += 1;
  return { codes, first: Uint16Array.from(first), second: Uint16Array.from(second), number: numbered };
}

function readTrait(catalog: Catalog, image: CatalogImage, trait: Trait): string {
  if (trait === 'family') return image.family;
  if (trait === 'product') return JSON.stringify(productOf(image) ?? null);
  if (trait === 'repository') return nameAndTag(image.reference)[0];
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
