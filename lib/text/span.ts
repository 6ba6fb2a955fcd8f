/** Half-open range of UTF-16 offsets in a source text. */
export type Span = { readonly start: number; readonly end: number };

/** Line and column, both from 1; the column counts UTF-16 units, as editors and SARIF do. */
export type Position = { readonly line: number; readonly column: number };

export type Range = { readonly start: Position; readonly end: Position };

export function span(start: number, end: number): Span {
  return { start, end };
}

export function spanText(source: string, { start, end }: Span): string {
  return source.slice(start, end);
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The last of these, which stand in the order of their starts, that starts at or before `offset`. */
export function lastAtOrBefore<T>(
  items: readonly T[],
  startOf: (item: T) => number,
  offset: number,
): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
