import { defineCheck } from './check';
import { factsOf } from './facts';

export const openDisagreements = defineCheck({
  id: 'open-disagreements',
  holds: 'where sources disagree, both sides are shown and really differ',
  run: ({ catalog }) =>
    catalog.images.flatMap((image) =>
      factsOf(image).flatMap(({ facet, fact }) => {
        if (fact.known || fact.because !== 'sources-disagree') return [];
        const claims = new Set((fact.claims ?? []).map(({ value }) => JSON.stringify(value)));
        return claims.size < 2
          ? [{ where: `${image.id} ${facet}`, what: 'fewer than two different claims' }]
          : [];
      }),
    ),
});
