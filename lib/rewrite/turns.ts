import type { Layout } from './plan';

/** What images may be for: to build in them, to run on them, or either. */
export type Purpose = 'any' | 'runs' | 'builds';

/** Each way with what runs, then with what is for building: it stands in for that only where nothing else holds. */
export function* turnsOf(
  all: Iterable<Layout>,
  purposes: readonly Purpose[],
): Generator<readonly [Layout, Purpose], undefined> {
  const known: Layout[] = [];
  for (const purpose of purposes) {
    if (known.length > 0) for (const layout of known) yield [layout, purpose];
    else
      for (const layout of all) {
        known.push(layout);
        yield [layout, purpose];
      }
  }
}
