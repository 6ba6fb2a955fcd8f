import type { Catalog, CatalogImage, SupportEnd } from '@/lib/catalog/image';
import { lastDayOf } from '@/lib/catalog/life';
import { baseName } from '@/lib/path/path';
import { before } from '@/lib/text/cut';

/** One end of support and how many images of the catalog it is the first to reach. */
export type End = SupportEnd & {
  readonly count: number;
  /** What tells it from others of the same name: the lines or the repositories of its images. */
  readonly which: readonly string[];
};

export type EndsByKind = {
  readonly kind: SupportEnd['of'];
  readonly title: string;
  readonly ends: readonly End[];
};

const titles = {
  distribution: 'Distributions',
  runtime: 'Languages and programs',
  image: 'The publisher’s own builds',
} as const satisfies Record<SupportEnd['of'], string>;

/** One release is one line: `.NET 8` and `.NET 8.0` are the same. */
function plainVersion(what: string): string {
  return what.replace(/^(\.NET \d+)\.0$/, '$1');
}

/** The ends of support on or after `since`, the earliest first. */
export function supportEnds(catalog: Catalog, since: string): readonly EndsByKind[] {
  const found = new Map<string, { end: SupportEnd; images: CatalogImage[] }>();
  const ofName = new Map<string, { dates: Set<string>; repositories: Set<string> }>();
  for (const image of catalog.images) {
    const ends = lastDayOf(image.facts.supportEnds);
    if (ends === undefined || ends.date < since) continue;
    const end = { ...ends, what: plainVersion(ends.what) };
    const alike = ofName.get(end.what) ?? { dates: new Set(), repositories: new Set() };
    ofName.set(end.what, alike);
    alike.dates.add(end.date);
    alike.repositories.add(repositoryOf(image));
    const key = `${end.of} ${end.what} ${end.date}`;
    const same = found.get(key);
    if (same) same.images.push(image);
    else found.set(key, { end, images: [image] });
  }
  const all = [...found.values()]
    .map(({ end, images }) => ({
      ...end,
      count: images.length,
      which: whichOf(images, ofName.get(end.what)),
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return (['distribution', 'runtime', 'image'] as const).map((kind) => ({
    kind,
    title: titles[kind],
    ends: all.filter((end) => end.of === kind),
  }));
}

/** Tags of one repository begin with their line, `26-alpine3.22`; images of several are told apart by its name. */
function whichOf(
  images: readonly CatalogImage[],
  ofName: { readonly dates: ReadonlySet<string>; readonly repositories: ReadonlySet<string> } | undefined,
): readonly string[] {
  if (ofName === undefined || ofName.dates.size < 2) return [];
  const nameOf = ofName.repositories.size > 1 ? repositoryOf : lineOf;
  return [...new Set(images.map(nameOf))];
}

function repositoryOf({ reference }: CatalogImage): string {
  return before(baseName(reference), ':');
}

function lineOf({ reference }: CatalogImage): string {
  const name = baseName(reference);
  return before(name.slice(name.indexOf(':') + 1), '-');
}
