import type { Fact } from '../../fact/fact';
import { isPublished } from '../../fact/fact';
import type { CatalogImage } from '../image';
import type { Problem } from './check';
import { defineCheck } from './check';

/** A list put together from recipes misses what recommended packages bring: it never shows that something is not there. */
export const absencePublished = defineCheck({
  id: 'absence-published',
  holds: 'what is missing from an image is read off a list somebody published, never off one we put together',
  run: ({ catalog }) => catalog.images.flatMap(problemsOf),
});

function problemsOf({ id, facts }: CatalogImage): readonly Problem[] {
  if (!facts.packages.known || isPublished(facts.packages)) return [];
  const { caCertificates, openssl, passwd, timeZoneData, tmp } = facts;
  return Object.entries({ caCertificates, openssl, passwd, timeZoneData, tmp }).flatMap(([facet, fact]) =>
    fact.known && !fact.value && restsOnPackages(fact)
      ? [{ where: `${id} ${facet}`, what: 'said to be missing because a derived list of packages lacks it' }]
      : [],
  );
}

function restsOnPackages(fact: Fact<boolean>): boolean {
  return (
    fact.known &&
    fact.sources.every((source) => source.kind === 'derived') &&
    fact.sources.some((source) => source.kind === 'derived' && source.from.includes('packages'))
  );
}
