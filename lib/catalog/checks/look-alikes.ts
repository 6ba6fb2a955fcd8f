import type { Problem } from './check';
import { defineCheck } from './check';
import { isGoodLink } from './well-formed-links';

export const lookAlikes = defineCheck({
  id: 'look-alikes',
  holds: 'a name that means another image was read at a good link, and not in the future',
  run: ({ 'look-alikes': tables, today }) =>
    tables.flatMap(({ registry, names }) =>
      names.flatMap(({ names: [name], source, retrieved }): readonly Problem[] => {
        const where = `look-alikes/${registry} ${name}`;
        return [
          ...(isGoodLink(source) ? [] : [{ where, what: `\`${source}\` is no good link` }]),
          ...(retrieved > today ? [{ where, what: `read on ${retrieved}` }] : []),
        ];
      }),
    ),
});
