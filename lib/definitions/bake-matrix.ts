import type { BakeValues } from './bake-values';
import type { Said } from './said';
import { type Entry, entriesOf, itemsOf, type Value, valueAt } from './value';

const mostBuilds = 64;

/** The targets that one with a matrix stands for (https://docs.docker.com/build/bake/matrices/); itself without one. */
export function bakeMatrix(
  { key, keySpan }: Entry,
  target: Value | undefined,
  values: BakeValues,
  say: (said: Said) => void,
): readonly { readonly name: string; readonly values: BakeValues }[] {
  const matrix = valueAt(target, 'matrix');
  if (matrix === undefined) return [{ name: key, values }];
  let rows: readonly ReadonlyMap<string, Value>[] = [new Map()];
  for (const axis of entriesOf(matrix)) {
    const items = itemsOf(axis.value);
    rows = rows
      .flatMap((row) => items.map((item) => new Map(row).set(axis.key, item)))
      .slice(0, mostBuilds + 1);
    if (items.length === 0 || items.some(({ kind }) => kind !== 'text' && kind !== 'table')) rows = [];
  }
  if (rows.length === 0 || rows.length > mostBuilds) {
    say({ code: 'matrix-not-read', name: key, span: keySpan });
    return [];
  }
  return rows.flatMap((row) => {
    const own = values.with(row);
    const name = own.text(valueAt(target, 'name'))?.text;
    return name === undefined ? [] : [{ name, values: own }];
  });
}
