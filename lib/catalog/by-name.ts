/** The row of each name; where several have it, the last one. */
export function rowByName<Row>(
  rows: readonly Row[],
  namesOf: (row: Row) => Iterable<string>,
): ReadonlyMap<string, Row> {
  return new Map(rows.flatMap((row) => [...namesOf(row)].map((name) => [name, row] as const)));
}

/** All rows of each name, in their order. */
export function rowsByName<Row>(
  rows: readonly Row[],
  namesOf: (row: Row) => Iterable<string>,
): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows)
    for (const name of namesOf(row)) {
      const before = found.get(name);
      if (before) before.push(row);
      else found.set(name, [row]);
    }
  return found;
}
