import type { Catalog, SupportEnd } from '@/lib/catalog/image';

/** One end of support and how many images of the catalog it is the first to reach. */
export type End = SupportEnd & { readonly count: number };

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
  const found = new Map<string, End>();
  for (const { facts } of catalog.images) {
    if (!facts.supportEnds.known || facts.supportEnds.value.date < since) continue;
    const end = { ...facts.supportEnds.value, what: plainVersion(facts.supportEnds.value.what) };
    const key = `${end.of} ${end.what} ${end.date}`;
    found.set(key, { ...end, count: (found.get(key)?.count ?? 0) + 1 });
  }
  const all = [...found.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return (['distribution', 'runtime', 'image'] as const).map((kind) => ({
    kind,
    title: titles[kind],
    ends: all.filter((end) => end.of === kind),
  }));
}
