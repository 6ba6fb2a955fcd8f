import { daysBetween } from '../fact/date';
import type { IsoDate } from '../fact/fact';
import { fromToday } from '../fact/words';
import type { FacetOption } from './facet';
import { defineFacet } from './facet';
import { option } from './format';

/** By how much has gone unmended since: distributions mend something every week. */
function ageOf(date: IsoDate, today: IsoDate): FacetOption {
  const days = daysBetween(date, today);
  if (days <= 30) return option('month', 'in the last 30 days');
  if (days <= 90) return option('quarter', '31 to 90 days ago');
  return days <= 365 ? option('year', '91 to 365 days ago') : option('older', 'more than a year ago');
}

export const built = defineFacet({
  id: 'built',
  title: 'Built',
  group: 'life',
  glossary: {
    means:
      'When the build was made whose figures are shown, and how long ago that is. The tag may lead to a newer one.',
    established: 'The image’s configuration in the registry.',
  },
  read: ({ facts }) => facts.built,
  format: (date) => date,
  number: (date) => Date.parse(date),
  options: (date, today) => [ageOf(date, today)],
  aside: (date, today) => fromToday(date, today),
});
