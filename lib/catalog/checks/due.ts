import { daysBetween } from '../../fact/date';
import type { IsoDate } from '../../fact/fact';
import type { Product } from '../releases';

/** `said`: the data has it, with its day; otherwise it follows from how far apart the last three were. */
export type Due = { readonly name: string; readonly since: IsoDate; readonly said: boolean };

/** Publishers are late now and then. */
const grace = 30;

/**
 * What should have come out by now: releases whose day was ahead when they were read, and the next of those that come
 * out at even intervals, where the data has none.
 */
export function dueReleases(products: readonly Product[], today: IsoDate): readonly Due[] {
  return products.flatMap((product) => [...announced(product, today), ...nextOf(product, today)]);
}

function announced({ name, releases, retrieved }: Product, today: IsoDate): readonly Due[] {
  return releases.flatMap((each) =>
    each.released !== undefined && each.released > (each.retrieved ?? retrieved) && each.released <= today
      ? [{ name: `${name} ${each.release}`, since: each.released, said: true }]
      : [],
  );
}

function nextOf({ name, releases }: Product, today: IsoDate): readonly Due[] {
  const [last, before, first] = releases
    .flatMap(({ released }) => released ?? [])
    .toSorted((a, b) => b.localeCompare(a));
  if (last === undefined || before === undefined || first === undefined || last > today) return [];
  const apart = daysBetween(before, last);
  const isEven = Math.abs(daysBetween(first, before) - apart) <= grace + apart / 4;
  if (!isEven) return [];
  if (apart < grace || daysBetween(last, today) <= apart + grace) return [];
  const since = new Date(Date.parse(last) + apart * 86_400_000).toISOString().slice(0, 10);
  return [{ name: `${name} after ${last}`, since, said: false }];
}
