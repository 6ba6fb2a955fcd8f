import { describe, expect, it } from 'vitest';
import { lineWords } from '../text/range';

function place(line: number, column: number) {
  return { line, column };
}

describe('lines in words', () => {
  it.each([
    [2, 1, 2, 9, 'line 2'],
    [2, 1, 4, 3, 'lines 2–4'],
    [2, 1, 3, 1, 'line 2'],
    [2, 1, 2, 1, 'line 2'],
  ])('%i:%i to %i:%i is %s', (line, column, endLine, endColumn, words) => {
    expect(lineWords({ start: place(line, column), end: place(endLine, endColumn) })).toBe(words);
  });
});
