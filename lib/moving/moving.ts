import type { Catalog, CatalogImage } from '../catalog/image';
import type { Facet } from '../facets/facet';
import { type Fact, valueOf } from '../fact/fact';
import { packagesOf, programIn } from '../programs/image-programs';

/** What a Dockerfile meets that goes from one base to another. */
export type Moving = {
  /** Known of both, and not the same. */
  readonly changes: readonly { readonly facet: Facet; readonly from: string; readonly to: string }[];
  /** Titles of what is not known of one of the two. */
  readonly notKnown: readonly string[];
  /** By name; undefined where the list of one of the two is not whole. */
  readonly packages: ComeAndGone | undefined;
  /** Programs that can be called by name, of those that the packages of the two distributions are known to bring. */
  readonly programs: ComeAndGone;
};

type ComeAndGone = { readonly gone: readonly string[]; readonly added: readonly string[] };

/** What instructions rest on: what RUN finds, whom it runs as, what starts. */
const matters: ReadonlySet<string> = new Set(
  [
    'upstream libc language shell package-managers ca-certificates time-zone-data openssl',
    'accounts user entrypoint command workdir path ports platforms',
  ].flatMap((ids) => ids.split(' ')),
);

export function movingFrom(
  catalog: Catalog,
  a: CatalogImage,
  b: CatalogImage,
  facets: readonly Facet[],
): Moving {
  const changes: Moving['changes'][number][] = [];
  const notKnown: string[] = [];
  for (const facet of facets.filter(({ id }) => matters.has(id))) {
    const [from, to] = [facet.text(a), facet.text(b)];
    if (from === undefined || to === undefined) notKnown.push(facet.title);
    else if (from !== to) changes.push({ facet, from, to });
  }
  return {
    changes,
    notKnown,
    packages: packagesBetween(a, b),
    programs: programsBetween(catalog, a, b),
  };
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

/** Only what is known of both: that a program is in one and not in the other. */
function programsBetween(catalog: Catalog, a: CatalogImage, b: CatalogImage): ComeAndGone {
  const names = [a, b].flatMap((image) => packagesOf(catalog, image)?.table.programs ?? []);
  const gone: string[] = [];
  const added: string[] = [];
  for (const name of [...new Set(names)].sort()) {
    const [before, after] = [a, b].map((image) => programIn(catalog, image, name).is);
    if (before === 'there' && after === 'missing') gone.push(name);
    if (before === 'missing' && after === 'there') added.push(name);
  }
  return { gone, added };
}
