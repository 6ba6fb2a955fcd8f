import { fromToday } from '../fact/words';
import { defineFacet } from './facet';
import { option } from './format';

export const supportEnds = defineFacet({
  id: 'support-ends',
  title: 'Support ends',
  group: 'life',
  glossary: {
    means:
      'Until when fixes are made: the day the publisher names for the image; where it names none, the earlier of distribution and language runtime.',
    established: 'The support pages of publisher, distribution and language.',
  },
  read: ({ facts }) => facts.supportEnds,
  format: ({ date }) => date,
  sort: ({ date }) => date,
  number: ({ date }) => Date.parse(date),
  options: ({ date }, today) => [date < today ? option('ended') : option('supported')],
  column: { shownAs: 9 },
  aside: ({ date }, today) => fromToday(date, today),
});
