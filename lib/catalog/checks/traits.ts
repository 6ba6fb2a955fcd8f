import type { Problem } from './check';
import { defineCheck } from './check';
import { isGoodLink } from './well-formed-links';

export const traits = defineCheck({
  id: 'traits',
  holds: 'what all images of a family have in common was read at good links, and not in the future',
  run: ({ families, today }) =>
    families.flatMap((family) =>
      Object.entries(family.traits ?? {}).flatMap(([id, trait]): readonly Problem[] => {
        if (!('retrieved' in trait)) return [];
        const where = `${family.id} ${id}`;
        const links = [trait.source].flat();
        return [
          ...links
            .filter((link) => !isGoodLink(link))
            .map((link) => ({ where, what: `\`${link}\` is no good link` })),
          ...(trait.retrieved > today ? [{ where, what: `read on ${trait.retrieved}` }] : []),
        ];
      }),
    ),
});
