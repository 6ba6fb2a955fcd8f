import { expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../text/edit';
import { span } from '../text/span';
import { fc } from '../text/testing/fc';
import { type Change, compose, originOf } from './compose';

/** Edits that do not overlap, from places in a text of a length. */
function editsOf(length: number, places: readonly (readonly [number, number, string])[]): TextEdit[] {
  const ordered = places
    .map(([start, size, newText]) => ({ start: start % (length + 1), size, newText }))
    .sort((a, b) => a.start - b.start);
  let at = 0;
  return ordered.flatMap(({ start, size, newText }) => {
    if (start < at) return [];
    const end = Math.min(length, start + size);
    // One character between two keeps them apart, as those who offer edits do.
    at = end + 1;
    return [{ span: span(start, end), newText }];
  });
}

const places = fc.array(
  fc.tuple(fc.nat(60), fc.nat(6), fc.string({ maxLength: 4, unit: fc.constantFrom('x', 'y', '\n') })),
);

test('edits on edits are edits of the original: applied at once they give what they gave one after the other', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), places, places, places, (text, first, second, third) => {
      let changes: readonly Change<string>[] = [];
      let now = text;
      for (const [nth, round] of [first, second, third].entries()) {
        const edits = editsOf(now.length, round);
        changes = compose(
          text,
          changes,
          edits.map((edit) => ({ ...edit, for: String(nth) })),
        );
        now = applyEdits(now, edits);
        expect(applyEdits(text, changes)).toBe(now);
      }
      for (const [nth, change] of changes.entries()) {
        const next = changes[nth + 1];
        if (next !== undefined) expect(change.span.end).toBeLessThan(next.span.start + 1);
      }
    }),
    { numRuns: 500 },
  );
});

test('what was changed keeps its reasons, apart from what does not touch it', () => {
  const text = 'one two three';
  const first = compose(text, [], [{ span: span(4, 7), newText: 'TWO', for: 'a' }]);
  const second = compose(text, first, [
    { span: span(5, 6), newText: '-', for: 'b' },
    { span: span(8, 8), newText: 'and ', for: 'c' },
  ]);
  expect(second).toEqual([
    { span: span(4, 7), newText: 'T-O', for: ['a', 'b'] },
    { span: span(8, 8), newText: 'and ', for: ['c'] },
  ]);
});

test.each([
  [0, 0],
  [3, 3],
  [4, 4],
  [6, 4],
  [9, 7],
  [11, 9],
])('offset %i of the new text was %i in the old one', (now, before) => {
  // one two three -> one twenty three: `two` became five characters.
  const changes = compose('one two three', [], [{ span: span(4, 7), newText: 'seven', for: 'a' }]);
  expect(originOf(changes, now)).toBe(before);
});
