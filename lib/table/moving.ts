import type { CatalogImage } from '../catalog/image';
import type { Facet } from '../facets/facet';
import { type Fact, valueOf } from '../fact/fact';

/** What a Dockerfile meets that goes from one base to another. */
export type Moving = {
  /** Known of both, and not the same. */
  readonly changes: readonly { readonly facet: Facet; readonly from: string; readonly to: string }[];
  /** Titles of what is not known of one of the two. */
  readonly notKnown: readonly string[];
  /** By name; undefined where the list of one of the two is not whole. */
  readonly packages: { readonly gone: readonly string[]; readonly added: readonly string[] } | undefined;
};

/** What instructions rest on: what RUN finds, whom it runs as, what starts. */
const matters: ReadonlySet<string> = new Set(
  [
    'upstream libc language shell package-managers ca-certificates time-zone-data openssl',
    'accounts user entrypoint command workdir path ports platforms',
  ].flatMap((ids) => ids.split(' ')),
);

export function movingFrom(a: CatalogImage, b: CatalogImage, facets: readonly Facet[]): Moving {
  const changes: Moving['changes'][number][] = [];
  const notKnown: string[] = [];
  for (const facet of facets.filter(({ id }) => matters.has(id))) {
    const [from, to] = [facet.text(a), facet.text(b)];
    if (from === undefined || to === undefined) notKnown.push(facet.title);
    else if (from !== to) changes.push({ facet, from, to });
  }
  return { changes, notKnown, packages: packagesBetween(a, b) };
}

/** What is taken over from a like image would only be compared with itself. */
function isOwnList(packages: Fact<unknown>): boolean {
  return packages.known && packages.sources.every(({ kind }) => kind !== 'derived');
}

function packagesBetween(a: CatalogImage, b: CatalogImage): Moving['packages'] {
  const [own, other] = [a.facts.packages, b.facts.packages];
  if (!isOwnList(own) || !isOwnList(other)) return undefined;
  const before = new Set((valueOf(own) ?? []).map(({ name }) => name));
  const after = new Set((valueOf(other) ?? []).map(({ name }) => name));
  return {
    gone: [...before].filter((name) => !after.has(name)).sort(),
    added: [...after].filter((name) => !before.has(name)).sort(),
  };
}
