import { type FacetId, factDeclarations, factIds } from '../facts';
import type { Catalog, Family } from '../image';
import { defineCheck } from './check';

export const saidByFamilies = defineCheck({
  id: 'said-by-families',
  holds: `every family says of some image its ${asked('always').join(', ')}`,
  run: ({ catalog }) =>
    catalog.families.flatMap((family) =>
      lackingIn(family, asked('always')).map((id) => ({
        where: family.id,
        what: `nothing is said of ${id}`,
      })),
    ),
});

/** What verdicts on images rest on and no image of a family says anything of, for those that lack some. */
export function lackingForVerdicts({
  families,
}: Pick<Catalog, 'families'>): readonly { readonly family: string; readonly lacks: readonly FacetId[] }[] {
  return families
    .map((family) => ({ family: family.id, lacks: lackingIn(family, asked('for-verdicts')) }))
    .filter(({ lacks }) => lacks.length > 0);
}

function asked(how: 'always' | 'for-verdicts'): readonly FacetId[] {
  return factIds.filter((id) => factDeclarations[id].asked === how);
}

/** That it is not known, with the reason, says something too. */
function lackingIn({ images }: Family, ids: readonly FacetId[]): readonly FacetId[] {
  return ids.filter((id) =>
    images.every(({ facts }) => {
      const fact = facts[id];
      return !fact.known && fact.because === 'not-looked-up' && fact.note === undefined;
    }),
  );
}
