import { describe, expect, it } from 'vitest';
import { linesBetween } from './lines-in-sight';

/** Where lines of these heights begin, and where the last ends. */
function topsOf(heights: readonly number[]): readonly number[] {
  let top = 0;
  return [0, ...heights.map((height) => (top += height))];
}

describe('the lines in sight', () => {
  const even = topsOf(Array.from({ length: 100 }, () => 10));

  it.each([
    ['at the top', 0, 100, 0, 16],
    ['in the middle', 500, 600, 48, 64],
    ['at the end', 900, 2000, 88, 100],
    ['before the table', -500, -100, 0, 0],
    ['behind it', 5000, 5100, 96, 100],
  ])('%s', (_, from, to, first, end) => {
    expect(linesBetween(even, from, to)).toEqual({ first, end });
  });

  it('covers what is asked for, whatever the heights', () => {
    const tops = topsOf(Array.from({ length: 200 }, (_, index) => (index % 7 === 0 ? 35 : 92)));
    for (let from = 0; from < 16_000; from += 137) {
      const { first, end } = linesBetween(tops, from, from + 800);
      expect(tops[first]).toBeLessThanOrEqual(from);
      expect(tops[end]).toBeGreaterThanOrEqual(Math.min(from + 800, tops.at(-1) ?? 0));
      expect(end - first).toBeLessThan(40);
    }
  });

  it('has none of an empty table', () => {
    expect(linesBetween([0], 0, 900)).toEqual({ first: 0, end: 0 });
  });
});
