import { dayNumber, splitTag, type TagHistoryFile } from '../../lib/catalog/tag-history';
import type { Listed } from './history';

/** The rows of a repository as `data/tag-history` keeps them. */
export function pack(repository: string, until: string, rows: readonly Listed[]): TagHistoryFile {
  const distributions = numbered();
  const commits = numbered();
  const endings = numbered();
  const bases = new Map<string, Map<string, string[]>>();
  const inOrder = [...rows].sort((a, b) => compare(dateOf(a), dateOf(b)) || compare(a.tag, b.tag));
  for (const row of inOrder) {
    const [base, ending] = splitTag(row.tag);
    const commit = commits.of(`${dayNumber(dateOf(row)).toString(36)} ${row.commit}`);
    const from = row.until === '' ? '' : ` ${dayNumber(row.from).toString(36)}`;
    const span = `${distributions.of(row.distribution)}${from} ${commit}`;
    const spans = bases.get(base) ?? new Map<string, string[]>();
    bases.set(base, spans);
    spans.set(span, [...(spans.get(span) ?? []), ending]);
  }
  const written = [...bases]
    .sort(([a], [b]) => compare(a, b))
    .map(([base, spans]): [string, string] => {
      const groups = [...spans].map(([span, its]) => `${endings.of(its.sort().join(' '))} ${span}`);
      return [base, groups.join(';')];
    });
  return {
    repository,
    until,
    distributions: distributions.all(),
    commits: commits.all(),
    endings: endings.all(),
    bases: Object.fromEntries(written),
  };
}

function dateOf({ from, until }: Listed): string {
  return until === '' ? from : until;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Texts by their place in the order in which they came, in base 36. */
function numbered() {
  const places = new Map<string, number>();
  return {
    of(text: string): string {
      const place = places.get(text) ?? places.size;
      places.set(text, place);
      return place.toString(36);
    },
    all: () => [...places.keys()],
  };
}
