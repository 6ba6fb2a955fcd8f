import type { Fact, IsoDate } from '../fact/fact';
import { presentIn, valueOf } from '../fact/fact';
import type { ValueOf } from './facts';
import type { CatalogImage, SupportEnd } from './image';

/** The day on which fixes end; undefined where none is known, or none will come. */
export function lastDayOf(ends: Fact<ValueOf<'supportEnds'>>): SupportEnd | undefined {
  const value = valueOf(ends);
  return value === undefined || 'noEnd' in value ? undefined : value;
}

/** Whether an image gets no more fixes on a day: it is withdrawn, or its support is over. */
export function hasEnded(image: CatalogImage, today: IsoDate): boolean {
  return endOf(image, today) !== undefined;
}

/** Why it gets no more fixes, as a clause; undefined while it does. */
export function endOf({ facts }: CatalogImage, today: IsoDate): string | undefined {
  const retired = presentIn(facts.retired);
  const ends = lastDayOf(facts.supportEnds);
  if (ends !== undefined && ends.date <= today) return `${ends.what} ended on ${ends.date}`;
  if (retired === undefined) return undefined;
  return `it is withdrawn since ${retired.since}: ${retired.how}`;
}
