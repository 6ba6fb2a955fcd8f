import type { CatalogImage } from '../catalog/image';
import type { Facet, FacetGroup } from '../facets/facet';

export type ComparisonRow = {
  readonly facet: Facet;
  /** Position of the images whose value is best; empty where that could be disputed. */
  readonly best: ReadonlySet<number>;
  /** Largest number of the row, for bars; undefined where the facet is no amount of bytes. */
  readonly scale: number | undefined;
};

export type ComparisonRows = {
  /** At least two known values differ. */
  readonly different: readonly ComparisonRow[];
  readonly same: readonly ComparisonRow[];
  /** Nothing differs as far as it is known, but it is not known of all. */
  readonly partly: readonly ComparisonRow[];
  readonly unknown: readonly ComparisonRow[];
};

/** The word beside the best value of a row. */
export type Mark = 'least' | 'most';

export function markOf({ better }: Pick<Facet, 'better'>): Mark {
  return better === 'less' ? 'least' : 'most';
}

/** The words that stand in a table of these rows. */
export function marksIn(rows: readonly ComparisonRow[]): readonly Mark[] {
  const found = new Set(rows.filter(({ best }) => best.size > 0).map(({ facet }) => markOf(facet)));
  return (['least', 'most'] as const).filter((mark) => found.has(mark));
}

/** Size and contents before names and links. */
const groupOrder: readonly FacetGroup[] = ['size', 'contents', 'configuration', 'supply', 'life', 'identity'];

/** Sorts the facets by whether the images differ in them. */
export function compareImages(images: readonly CatalogImage[], facets: readonly Facet[]): ComparisonRows {
  const different: ComparisonRow[] = [];
  const same: ComparisonRow[] = [];
  const partly: ComparisonRow[] = [];
  const unknown: ComparisonRow[] = [];
  for (const facet of inOrder(facets)) {
    const values = images.map((image) => contentOf(facet, image));
    const row = { facet, best: bestOf(facet, images), scale: scaleOf(facet, images) };
    const known = new Set(values.filter((value) => value !== undefined));
    if (known.size === 0) unknown.push(row);
    else if (known.size > 1) different.push(row);
    else if (values.includes(undefined)) partly.push(row);
    else same.push(row);
  }
  return { different, same, partly, unknown };
}

function inOrder(facets: readonly Facet[]): readonly Facet[] {
  const place = ({ differsByNature, group }: Facet) =>
    differsByNature ? groupOrder.length : groupOrder.indexOf(group);
  return facets.toSorted((a, b) => place(a) - place(b));
}

/** Two lists of equal length are not yet equal, so the value itself counts where the text is only its number. */
function contentOf(facet: Facet, image: CatalogImage): string | undefined {
  const fact = facet.fact(image);
  if (!fact.known) return undefined;
  return Array.isArray(fact.value) ? JSON.stringify(fact.value) : facet.text(image);
}

/** Only where every value is known and one really is better: nothing ranks against the unknown. */
function bestOf(facet: Facet, images: readonly CatalogImage[]): ReadonlySet<number> {
  const numbers = images.map((image) => facet.number(image));
  const known = numbers.filter((number) => number !== undefined);
  if (facet.better === undefined || known.length < 2 || known.length < images.length) return new Set();
  const best = facet.better === 'less' ? Math.min(...known) : Math.max(...known);
  if (known.every((number) => number === best)) return new Set();
  return new Set(numbers.flatMap((number, index) => (number === best ? [index] : [])));
}

function scaleOf(facet: Facet, images: readonly CatalogImage[]): number | undefined {
  if (facet.filter?.kind !== 'range' || facet.filter.unit !== 'bytes') return undefined;
  return Math.max(0, ...images.map((image) => facet.number(image) ?? 0));
}
