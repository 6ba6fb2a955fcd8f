import { defineCheck } from './check';
import { summarise } from './summary';

/** What the catalog has reached must not be lost again. */
const least = { families: 25, variants: 600, facts: 9000 };

export const extent = defineCheck({
  id: 'extent',
  holds: `there are at least ${least.families} families, ${least.variants} variants and ${least.facts} facts`,
  run: ({ catalog }) => {
    const { families, variants, facts } = summarise(catalog);
    return [
      ...(families < least.families ? [{ where: 'data', what: `${families} families` }] : []),
      ...(variants < least.variants ? [{ where: 'data', what: `${variants} variants` }] : []),
      ...(facts < least.facts ? [{ where: 'data', what: `${facts} facts` }] : []),
    ];
  },
});
