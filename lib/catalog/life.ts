import type { IsoDate } from '../fact/fact';
import { presentIn, valueOf } from '../fact/fact';
import type { CatalogImage } from './image';

/** Whether an image gets no more fixes on a day: it is withdrawn, or its support is over. */
export function hasEnded(image: CatalogImage, today: IsoDate): boolean {
  return endOf(image, today) !== undefined;
}

/** Why it gets no more fixes, as a clause; undefined while it does. */
export function endOf({ facts }: CatalogImage, today: IsoDate): string | undefined {
  const retired = presentIn(facts.retired);
  const ends = valueOf(facts.supportEnds);
  if (ends !== undefined && ends.date <= today) return `${ends.what} ended on ${ends.date}`;
  if (retired === undefined) return undefined;
  return `it is withdrawn since ${retired.since}: ${retired.how}`;
}
