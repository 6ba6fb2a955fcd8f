import { defineCheck } from './check';
import { factsOf } from './facts';

export const sourced = defineCheck({
  id: 'sourced',
  holds: 'every known fact says where it comes from',
  run: ({ catalog }) =>
    catalog.images.flatMap((image) =>
      factsOf(image).flatMap(({ facet, fact }) => {
        if (!fact.known) return [];
        const where = `${image.id} ${facet}`;
        const [first] = fact.sources;
        if (first.kind === 'document') return first.url === '' ? [{ where, what: 'no link' }] : [];
        if (first.kind === 'image') return [];
        return first.by === '' || first.from.length === 0 ? [{ where, what: 'derived from nothing' }] : [];
      }),
    ),
});
