import { valueOf } from '../../fact/fact';
import { isReferenceError, parseReference } from '../../reference/reference';
import type { CatalogImage } from '../image';
import type { Problem } from './check';
import { defineCheck } from './check';

export const validReferences = defineCheck({
  id: 'valid-references',
  holds: 'every reference, tag and mirror can be written in FROM',
  run: ({ catalog, families }) => [
    ...catalog.images.flatMap(problemsOf),
    ...families.flatMap(({ variants }) =>
      variants.flatMap(({ id, standsOn }) =>
        standsOn === undefined || catalog.get(standsOn) !== undefined
          ? []
          : [{ where: id, what: `stands on \`${standsOn}\`, which is not in the catalog` }],
      ),
    ),
  ],
});

function problemsOf({ id, reference, facts }: CatalogImage): readonly Problem[] {
  if (reference === 'scratch') return [];
  const own = parseReference(reference);
  if (isReferenceError(own)) return [{ where: id, what: own.error }];
  const names = [
    ...(valueOf(facts.mirrors) ?? []),
    ...(valueOf(facts.tags) ?? []).map((tag) => `${own.registry}/${own.repository}:${tag}`),
    ...[valueOf(facts.debugSibling)].filter((name) => name !== undefined && name !== 'none'),
  ].filter((name) => name !== undefined);
  const wrong = names.flatMap((name) => {
    const parsed = parseReference(name);
    return isReferenceError(parsed) ? [{ where: id, what: `${name}: ${parsed.error}` }] : [];
  });
  return own.tag === undefined ? [...wrong, { where: id, what: 'the reference has no tag' }] : wrong;
}
