import { presentIn, valueOf } from '../../fact/fact';
import { type FacetId, factDeclarations, factIds } from '../facts';
import type { Catalog, Family } from '../image';
import { askedTraits, type TraitId } from '../traits';
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

/** Traits of a family that findings on images like its own rest on, and nothing is said of. */
export function lackingTraits({
  families,
}: Pick<Catalog, 'families'>): readonly { readonly family: string; readonly lacks: readonly TraitId[] }[] {
  return families
    .map((family) => ({
      family: family.id,
      lacks: kindsOf(family)
        .flatMap((kind) => askedTraits[kind])
        .filter((id) => family.traits[id] === undefined),
    }))
    .filter(({ lacks }) => lacks.length > 0);
}

/** Servers have directories and programs of their own, and are asked for nothing. */
function kindsOf({ images }: Family): readonly (keyof typeof askedTraits)[] {
  const bases = images.filter(({ facts }) => valueOf(facts.purpose) !== 'application');
  const managers = new Set(bases.flatMap(({ facts }) => valueOf(facts.packageManagers) ?? []));
  const language = bases.some(({ facts }) => presentIn(facts.language) !== undefined);
  return [
    ...(bases.length > 0 ? (['any'] as const) : []),
    ...(managers.has('apt') ? (['apt'] as const) : []),
    ...(managers.has('apk') ? (['apk'] as const) : []),
    ...(language ? (['language'] as const) : []),
  ];
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
