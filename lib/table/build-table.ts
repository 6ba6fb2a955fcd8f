import type { CatalogImage, Family } from '../catalog/image';
import { hasEnded } from '../catalog/life';
import { sizeOn } from '../catalog/size';
import type { Tags } from '../catalog/tags';
import { type Facet, type FacetOption, notKnownOption } from '../facets/facet';
import { facets } from '../facets/index';
import { isMeasured, presentIn } from '../fact/fact';
import { exactBytes, megabytes, reasonOf, roughMegabytes } from '../fact/words';
import type { Column, Entry, MovingTag, Option, Row, TableData } from './table-data';
import { buildVersionColumn } from './version-column';

/** The families people ask for first. */
const first = [
  'scratch',
  'distroless',
  'chainguard',
  'ubi',
  'alpine',
  'debian',
  'ubuntu',
  'golang',
  'node',
  'python',
  'rust',
  'docker-hardened',
  'dotnet',
];

/** Brings families and facets into the compact form of the table; `today` decides what is still supported. */
export function buildTable(
  catalog: { readonly families: readonly Family[]; readonly tags?: Pick<Tags, 'aliases'> },
  today: string,
): TableData {
  const families = catalog.families.toSorted(
    (a, b) =>
      Number(isOver(a, today)) - Number(isOver(b, today)) ||
      Number(hasNoSize(a)) - Number(hasNoSize(b)) ||
      place(a.id) - place(b.id) ||
      a.name.localeCompare(b.name, 'en'),
  );
  const images = families.flatMap((family) => current(family.images, today));
  const columns = withColumn(facets).map((facet) => buildColumn(facet, images, today));
  const familyColumn = buildFamilyColumn(families, images);
  const behindLanguage = columns.findIndex(({ column }) => column.id === 'language') + 1;
  const all = [...columns.toSpliced(behindLanguage, 0, buildVersionColumn(images)), familyColumn];
  const places = placesByName(images);
  const rows = images.map(
    (image, index): Row => ({
      id: image.id,
      name: image.name,
      reference: image.reference,
      place: places[index] ?? 0,
      family: families.findIndex(({ id }) => id === image.family),
      also: alsoCalled(image),
      ...(hasEnded(image, today) && { ended: isRetired(image) ? ('retired' as const) : ('ended' as const) }),
      cells: all.map(({ cells }) => cells[index] ?? -1),
    }),
  );
  return {
    families: families.map(({ id, name }) => ({ id, name })),
    columns: all.map(({ column }) => column),
    rows,
    moving: movingTags(families, catalog.tags?.aliases(today) ?? []),
  };
}

/** `lts`, `stable`: those of whole families that are words; a number is a version by itself. */
function movingTags(families: readonly Family[], aliases: ReturnType<Tags['aliases']>): readonly MovingTag[] {
  return aliases
    .filter(({ repository, tag }) => families.some(({ id }) => id === repository) && !/^\d/.test(tag))
    .map(({ repository, tag, line }) => ({ of: repository, tag, version: line }));
}

/** Those that have a column: first what is shown to everybody, in that order. */
function withColumn(all: readonly Facet[]): readonly Facet[] {
  const place = ({ column }: Facet) => (typeof column === 'object' ? column.shownAs : all.length);
  return all.filter(({ column }) => column !== 'none').toSorted((a, b) => place(a) - place(b));
}

function placesByName(images: readonly CatalogImage[]): readonly number[] {
  const order = new Intl.Collator('en', { numeric: true });
  const places: number[] = [];
  const sorted = images
    .map(({ name }, index) => ({ name, index }))
    .sort((a, b) => order.compare(a.name, b.name));
  for (const [place, { index }] of sorted.entries()) places[index] = place;
  return places;
}

/** Whether the first column would be empty for all of it: there is less to compare, so it comes later. */
function hasNoSize({ images }: Family): boolean {
  return images.every((image) => sizeOn(image, 'linux/amd64') === undefined);
}

function place(id: string): number {
  const index = first.indexOf(id);
  return index === -1 ? first.length : index;
}

/** Nothing of it gets fixes any more. */
function isOver({ images }: Family, today: string): boolean {
  return images.every((image) => hasEnded(image, today));
}

/** What gets fixes before what does not. */
function current(images: readonly CatalogImage[], today: string): readonly CatalogImage[] {
  const ended = new Set(images.filter((image) => hasEnded(image, today)));
  return [...images.filter((image) => !ended.has(image)), ...ended];
}

function isRetired({ facts }: CatalogImage): boolean {
  return presentIn(facts.retired) !== undefined;
}

function alsoCalled({ facts }: CatalogImage): string {
  const names = [facts.tags, facts.mirrors].flatMap((fact) => (fact.known ? fact.value : []));
  return names.join(' ').toLowerCase();
}

type Built = { readonly column: Column; readonly cells: readonly number[] };

function buildColumn(facet: Facet, images: readonly CatalogImage[], today: string): Built {
  const options = optionsOf(facet, images, today);
  const places = new Map(options.map(({ value }, index) => [value, index]));
  const order = images.map((_, index) => index).sort((a, b) => compareAt(facet, images, a, b));
  const entries: Entry[] = [];
  const known = new Map<string, number>();
  const cells: number[] = [];
  for (const index of order) {
    const image = images[index];
    if (image === undefined) continue;
    const entry = buildEntry(facet, image, today, places);
    const key = JSON.stringify(entry);
    const position = known.get(key) ?? entries.push(entry) - 1;
    known.set(key, position);
    cells[index] = position;
  }
  const kind = kindOf(facet);
  return {
    column: {
      id: facet.id,
      title: facet.title,
      kind,
      isShown: typeof facet.column === 'object',
      ...(options.length > 0 && { options }),
      ...(facet.search && { search: facet.search }),
      entries,
    },
    cells,
  };
}

function kindOf({ filter }: Facet): Column['kind'] {
  if (filter?.kind !== 'range') return 'text';
  return filter.unit === 'bytes' ? 'size' : 'number';
}

function compareAt(facet: Facet, images: readonly CatalogImage[], a: number, b: number): number {
  const left = images[a];
  const right = images[b];
  return left && right ? facet.compare(left, right) : 0;
}

function buildEntry(
  facet: Facet,
  image: CatalogImage,
  today: string,
  places: ReadonlyMap<string, number>,
): Entry {
  const options = choicesOf(facet, image, today).flatMap(({ value }) => places.get(value) ?? []);
  const filtered = options.length > 0 ? { options } : {};
  const fact = facet.fact(image);
  if (!fact.known) return { text: '', unknown: reasonOf(fact), because: fact.because, ...filtered };
  const text = facet.text(image) ?? '';
  const amount = facet.number(image);
  const measured = isMeasured(fact) ? { isMeasured: true as const } : {};
  if (kindOf(facet) === 'size' && amount !== undefined) {
    return facet.isEstimate(image)
      ? { text: roughMegabytes(amount), isEstimate: true, amount, ...filtered }
      : { text: megabytes(amount), exact: exactBytes(amount), amount, ...measured, ...filtered };
  }
  const aside = facet.aside(image, today);
  const past = facet.isPast(image, today) ? { isPast: true as const } : {};
  if (aside !== undefined) return { text, aside, ...past, ...measured, ...filtered };
  return { text, ...(amount !== undefined && { amount }), ...measured, ...filtered };
}

/** What an image is found by; of what is counted, whether it is known, and how. */
function choicesOf(facet: Facet, image: CatalogImage, today: string): readonly FacetOption[] {
  if (facet.filter?.kind === 'options') return facet.filter.optionsOf(image, today);
  if (facet.filter === undefined) return [];
  if (!facet.fact(image).known) return [notKnownOption];
  if (!facet.hasEstimates) return [{ value: 'known', label: 'known' }];
  const how = facet.isEstimate(image) ? 'estimated' : 'measured';
  return [{ value: how, label: how }];
}

function optionsOf(facet: Facet, images: readonly CatalogImage[], today: string): readonly Option[] {
  const found = new Map<string, FacetOption & { count: number }>();
  for (const image of images) {
    for (const choice of choicesOf(facet, image, today)) {
      const before = found.get(choice.value);
      found.set(choice.value, { ...choice, count: (before?.count ?? 0) + 1 });
    }
  }
  return [...found.values()]
    .sort((a, b) => Number(a.value === 'not-known') - Number(b.value === 'not-known') || b.count - a.count)
    .map(({ count: _, ...option }) => option);
}

function buildFamilyColumn(families: readonly Family[], images: readonly CatalogImage[]): Built {
  const places = new Map(families.map(({ id }, index) => [id, index]));
  return {
    column: {
      id: 'family',
      title: 'Family',
      kind: 'text',
      isShown: false,
      search: 'names',
      options: families.map(({ id, name }) => ({ value: id, label: name })),
      entries: families.map(({ name }, index) => ({ text: name, options: [index] })),
    },
    cells: images.map(({ family }) => places.get(family) ?? -1),
  };
}
