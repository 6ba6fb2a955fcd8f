import { fromToday } from '../fact/words';
import { defineFacet } from './facet';
import { option } from './format';

const withoutEnd = { rolling: 'rolling, no end date', empty: 'never: it is empty' } as const;

export const supportEnds = defineFacet({
  id: 'support-ends',
  title: 'Support ends',
  group: 'life',
  glossary: {
    means:
      'Until when fixes are made: the day the publisher names for the image; where it names none, the earlier of distribution and language runtime. What is rolling moves on with the newest version of everything, and no day is ever named.',
    established: 'The support pages of publisher, distribution and language.',
  },
  read: ({ facts }) => facts.supportEnds,
  format: (ends) => ('noEnd' in ends ? withoutEnd[ends.noEnd] : ends.date),
  // Behind every day.
  sort: (ends) => ('noEnd' in ends ? `9999 ${ends.noEnd}` : ends.date),
  options: (ends, today) => {
    if ('noEnd' in ends)
      return [
        option('supported'),
        ...(ends.noEnd === 'rolling' ? [option('rolling', 'rolling, no end date')] : []),
      ];
    return [
      isPast(ends.date, today)
        ? { ...option('ended'), words: ['unsupported', 'end of life', 'EOL'] }
        : option('supported'),
    ];
  },
  search: 'facts',
  column: { shownAs: 9 },
  aside: (ends, today) => {
    if ('noEnd' in ends) return undefined;
    return isPast(ends.date, today) ? `ended ${fromToday(ends.date, today)}` : fromToday(ends.date, today);
  },
  isPast: (ends, today) => !('noEnd' in ends) && isPast(ends.date, today),
});

function isPast(date: string, today: string): boolean {
  return date <= today;
}
