import type { Catalog, CatalogImage, FacetId } from '../catalog/image';
import { productOf } from '../catalog/product';
import { withSameImages, workedOut } from '../catalog/same-images';
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

/** What is worked out of a catalog once: its images do not change. */
type Worked = { readonly kinds: Map<string, Kinds>; readonly codes: Map<Trait, Codes> };

/** The kind of every image by what is told apart, and how many kinds there are. */
type Codes = { readonly codes: Uint16Array; readonly count: number };

const found = new WeakMap<Catalog, Worked>();
/** Which programs and libraries are asked for is up to the files: what is remembered has an end. */
const mostRemembered = 500;

export function kindsOf(whole: Catalog, traits: readonly Trait[]): Kinds {
  const catalog = withSameImages(whole);
  const worked: Worked = found.get(catalog) ?? { kinds: new Map(), codes: new Map() };
  found.set(catalog, worked);
  const name = traits.join('\n');
  return worked.kinds.get(name) ?? remember(worked.kinds, name, tellApart(catalog, worked, traits));
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  if (known.size >= mostRemembered) known.clear();
  known.set(key, value);
  return value;
}

function tellApart(catalog: Catalog, { codes: known }: Worked, traits: readonly Trait[]): Kinds {
  const { codes, count } = traits
    .map((trait) => known.get(trait) ?? remember(known, trait, codesOf(catalog, trait)))
    .reduce(both, { codes: new Uint16Array(catalog.images.length), count: 1 });
  const first = new Uint16Array(count);
  const second = new Uint16Array(count);
  for (let at = codes.length - 1; at >= 0; at -= 1) {
    const kind = codes[at] ?? 0;
    second[kind] = first[kind] || at;
    first[kind] = at;
  }
  numbered += 1;
  return { codes, first, second, number: numbered };
}

/** The number of every image by what it has of a trait. */
export function codesOf(catalog: Catalog, trait: Trait): Codes {
  const worked = workedOut(catalog)?.numbers(trait);
  if (worked) return { codes: Uint16Array.from(worked), count: Math.max(...worked, -1) + 1 };
  const column = columnOf(catalog, trait);
  return numberedBy(catalog.images.length, (at) => {
    const image = catalog.images[at];
    return image && column(image, at);
  });
}

/** Told apart by the one or by the other. */
function both(one: Codes, other: Codes): Codes {
  return numberedBy(one.codes.length, (at) => (one.codes[at] ?? 0) * other.count + (other.codes[at] ?? 0));
}

function numberedBy(length: number, nameAt: (at: number) => unknown): Codes {
  const numbers = new Map<unknown, number>();
  const codes = new Uint16Array(length);
  for (let at = 0; at < length; at += 1) {
    const name = nameAt(at);
    const known = numbers.get(name);
    if (known === undefined) numbers.set(name, numbers.size);
    codes[at] = known ?? numbers.size - 1;
  }
  return { codes, count: numbers.size };
}

/** What an image has of a trait, as text to tell it from others by. */
type Column = (image: CatalogImage, at: number) => string;

function columnOf(catalog: Catalog, trait: Trait): Column {
  if (trait === 'family') return ({ family }) => family;
  if (trait === 'product') return (image) => JSON.stringify(productOf(image) ?? null);
  if (trait === 'product name') return (image) => productOf(image)?.name ?? '';
  if (trait === 'repository') return ({ reference }) => nameAndTag(reference)[0];
  if (isProgram(trait)) return programColumn(catalog, trait.slice('program '.length));
  if (isLibrary(trait)) {
    const soname = trait.slice('library '.length);
    return (image) => libraryIn(catalog, image, soname, []).is;
  }
  return factColumn(trait);
}

function factColumn(facet: FacetId): Column {
  // Packed, many images share a fact.
  const texts = new Map<Fact<unknown>, string>();
  return ({ facts }) => {
    const fact = facts[facet];
    const text = texts.get(fact) ?? (fact.known ? JSON.stringify(fact.value) : '');
    texts.set(fact, text);
    return text;
  };
}

function programColumn(catalog: Catalog, program: string): Column {
  const answers = workedOut(catalog)?.programAnswers(program);
  return answers === undefined
    ? (image) => programIn(catalog, image, program).is
    : (_, at) => answers.charAt(at);
}

function isProgram(trait: Trait): trait is `program ${string}` {
  return trait.startsWith('program ');
}

function isLibrary(trait: Trait): trait is `library ${string}` {
  return trait.startsWith('library ');
}
