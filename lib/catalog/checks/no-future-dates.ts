import { valueOf } from '../../fact/fact';
import type { Problem } from './check';
import { defineCheck } from './check';
import { dayOf, factsOf, sourcesOf } from './facts';

export const noFutureDates = defineCheck({
  id: 'no-future-dates',
  holds: 'nothing was read, built or withdrawn in the future',
  run: ({ catalog, releases, tags, today }) => [
    ...catalog.images.flatMap((image) => {
      const problems: Problem[] = [];
      for (const { facet, fact } of factsOf(image))
        for (const source of sourcesOf(fact)) {
          const day = dayOf(source);
          if (day !== undefined && day > today)
            problems.push({ where: `${image.id} ${facet}`, what: `read on ${day}` });
        }
      const built = valueOf(image.facts.built);
      if (built !== undefined && built > today) problems.push({ where: image.id, what: `built on ${built}` });
      const retired = valueOf(image.facts.retired);
      if (retired !== undefined && retired !== 'none' && retired.since > today)
        problems.push({ where: image.id, what: `retired on ${retired.since}` });
      return problems;
    }),
    ...releases
      .filter(({ retrieved }) => retrieved > today)
      .map(({ id, retrieved }) => ({ where: `releases/${id}`, what: `read on ${retrieved}` })),
    ...tags.flatMap(({ repository }) => {
      const until = catalog.tags.history(repository)?.until;
      return until !== undefined && until > today
        ? [{ where: `tag-history/${repository}`, what: `read on ${until}` }]
        : [];
    }),
  ],
});
