import type { Fact, KnownFact } from '../../fact/fact';
import type { FacetId, ImageFacts } from '../facts';
import type { CatalogImage } from '../image';
import type { KnownOfList } from './packages';

/**
 * The facts of all images, what many of them share written once. Of every facet its facts; an image names one of each.
 * Where they were read is most of it and asked for last, so that it stands elsewhere.
 */
export type PackedFacts = {
  readonly facets: readonly FacetId[];
  /** In the order of the facets. */
  readonly columns: readonly (readonly PackedFact[])[];
};

/** `value` is left out where it stands with the sources. */
export type PackedFact =
  | { readonly at: string; readonly value?: unknown }
  | Extract<Fact<unknown>, { readonly known: false }>;

/** What stands elsewhere, by `at`. */
export type PackedOrigin = {
  readonly sources: KnownFact<unknown>['sources'];
  readonly value?: object;
  /** Of a list of packages: what tables of packages know of all of it, by their place. */
  readonly known?: Readonly<Record<string, KnownOfList>>;
};

/** Gives the facts of an image by their places in the columns. */
export function unpackFacts(
  { columns, facets }: PackedFacts,
  originAt: OriginAt,
): (places: readonly number[]) => ImageFacts {
  const facts = columns.map((column) => column.map((packed) => unpackFact(packed, originAt)));
  const empty = Object.fromEntries(facets.map((facet): [string, unknown] => [facet, undefined]));
  function unpack(places: readonly number[]): ImageFacts;
  function unpack(places: readonly number[]): unknown {
    const found = { ...empty };
    for (let at = 0; at < facets.length; at += 1) found[facets[at] ?? ''] = facts[at]?.[places[at] ?? 0];
    return found;
  }
  return unpack;
}

type OriginAt = (at: string) => PackedOrigin;

function unpackFact(packed: PackedFact, originAt: OriginAt): Fact<unknown> {
  return 'at' in packed ? new FarFact(packed, originAt) : packed;
}

/**
 * A known fact whose sources, and value maybe, are looked up when somebody reads them: properties of its own like those
 * of any other fact, with one function for all of them, as there are tens of thousands.
 */
class FarFact implements KnownFact<unknown> {
  readonly known = true;
  declare readonly value: unknown;
  declare readonly sources: KnownFact<unknown>['sources'];
  readonly #at: string;
  readonly #originAt: OriginAt;

  constructor(packed: { readonly at: string; readonly value?: unknown }, originAt: OriginAt) {
    this.#at = packed.at;
    this.#originAt = originAt;
    if ('value' in packed) this.value = packed.value;
    else Object.defineProperty(this, 'value', FarFact.#value);
    Object.defineProperty(this, 'sources', FarFact.#sources);
  }

  static readonly #value = FarFact.#property((origin) => origin.value);
  static readonly #sources = FarFact.#property((origin) => origin.sources);

  static #property(part: (origin: PackedOrigin) => unknown): PropertyDescriptor & ThisType<FarFact> {
    return {
      get() {
        return part(this.#originAt(this.#at));
      },
      enumerable: true,
      configurable: true,
    };
  }
}

/** Facets whose values are long and asked for of few images. */
const late: readonly FacetId[] = ['accounts', 'components', 'declaredPackages', 'environment', 'packages'];

/** The other way round; `places` in the order of the images. */
export function packFacts(
  images: readonly CatalogImage[],
  knownOf: (image: CatalogImage) => PackedOrigin['known'],
): {
  readonly packed: PackedFacts;
  readonly places: readonly (readonly number[])[];
  readonly origins: ReadonlyMap<string, PackedOrigin>;
} {
  const [first] = images;
  if (first === undefined) throw new Error('There is no image to pack');
  const facets = facetsOf(first.facts);
  const origins = new Map<string, PackedOrigin>();
  const numbers = new Map<string, string>();
  const columns = facets.map((): PackedFact[] => []);
  const known = facets.map(() => new Map<string, number>());

  function originOf(origin: PackedOrigin): string {
    const text = JSON.stringify(origin);
    const at = numbers.get(text) ?? numbers.size.toString(36).padStart(4, '0');
    numbers.set(text, at);
    origins.set(at, origin);
    return at;
  }

  function packFact(facet: FacetId, fact: Fact<unknown>): PackedFact {
    if (!fact.known) return fact;
    const { sources, value } = fact;
    return late.includes(facet) && typeof value === 'object' && value !== null
      ? { at: originOf({ sources, value }) }
      : { at: originOf({ sources }), value };
  }

  // Whoever asks for one of them of many images finds them together.
  for (const facet of late) for (const { facts } of images) packFact(facet, facts[facet]);

  const places = images.map((image) => {
    const { facts } = image;
    if (facetsOf(facts).join() !== facets.join())
      throw new Error('The facts of images differ in their order');
    const own = facets.map((facet, column) => {
      const text = JSON.stringify(facts[facet]);
      const at = known[column]?.get(text);
      if (at !== undefined) return at;
      const place = columns[column]?.push(packFact(facet, facts[facet])) ?? 0;
      known[column]?.set(text, place - 1);
      return place - 1;
    });
    const column = facets.indexOf('packages');
    const list = columns[column]?.[own[column] ?? -1];
    const origin = list && 'at' in list ? origins.get(list.at) : undefined;
    if (list && 'at' in list && origin)
      origins.set(list.at, { ...origin, known: { ...origin.known, ...knownOf(image) } });
    return own;
  });
  return { packed: { facets, columns }, places, origins };
}

/** The facets in their order, the same for all images. */
export function facetsOf(facts: ImageFacts): readonly FacetId[];
export function facetsOf(facts: object): readonly string[] {
  return Object.keys(facts);
}
