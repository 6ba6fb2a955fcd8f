import { daysBetween } from '../../fact/date';
import type { Fact } from '../../fact/fact';
import { presentIn, valueOf } from '../../fact/fact';
import { releaseOf } from '../derive';
import type { CatalogImage } from '../image';
import type { Releases } from '../releases';
import type { Problem } from './check';
import { defineCheck } from './check';

/** Longer than that, and the release of the distribution has moved on by several minor ones. */
const mostDaysApart = 730;

/** A size and a day beside the packages of another build, in its versions, tell of an image that never was. */
export const oneBuild = defineCheck({
  id: 'one-build',
  holds: 'an image was built after its distribution came out, and near the day its packages were read',
  run: ({ catalog }) => catalog.images.flatMap((image) => problemsOf(image, catalog.releases)),
});

function problemsOf({ id, facts }: CatalogImage, releases: Releases): readonly Problem[] {
  const built = valueOf(facts.built);
  if (built === undefined) return [];
  const where = `${id} built`;
  const upstream = presentIn(facts.upstream);
  const released = upstream && releaseOf(upstream, releases)?.released;
  if (released !== undefined && built < released)
    return [{ where, what: `built on ${built}, and what it stands on came out on ${released}` }];
  const hasVersions = valueOf(facts.packages)?.some(({ version }) => version !== undefined) === true;
  const listed = dayOf(facts.packages);
  if (!hasVersions || listed === undefined || Math.abs(daysBetween(built, listed)) <= mostDaysApart)
    return [];
  return [{ where, what: `built on ${built}, beside packages of ${listed}` }];
}

function dayOf(fact: Fact<unknown>): string | undefined {
  if (!fact.known) return undefined;
  const [first] = fact.sources;
  return first.kind === 'document' ? first.retrieved : first.kind === 'image' ? first.observed : undefined;
}
