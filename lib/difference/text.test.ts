import { applyPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import type { TextChange } from '../report/difference';
import { fc } from '../text/testing/fc';
import { textBetween } from './text';

function between(before: string, after: string): TextChange {
  return textBetween({ text: before, sha256: '1' }, { text: after, sha256: '2' });
}

/** What the difference makes of a text. */
function applied(change: TextChange, before: string): string | false {
  if (change.kind !== 'changed') throw new Error(change.kind);
  const hunks = change.hunks.map(({ before: one, after: other, lines }) => ({
    oldStart: one.from,
    oldLines: one.count,
    newStart: other.from,
    newLines: other.count,
    lines: [...lines],
  }));
  return applyPatch(before, { oldFileName: '', newFileName: '', oldHeader: '', newHeader: '', hunks });
}

describe('the difference of two texts', () => {
  test('leads from one to the other, wherever they are alike', () => {
    const line = fc.constantFrom('', 'FROM scratch', 'RUN a', 'RUN b', 'CMD ["/a"]');
    const text = fc
      .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', '\n'))
      .map(([lines, end]) => lines.join('\n') + end);
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        expect(applied(between(before, after), before)).toBe(after);
      }),
    );
  });

  test('names the lines as they stand in the files', () => {
    const lines = Array.from({ length: 40 }, (_, nth) => `RUN step ${nth + 1}`);
    const change = between(`${lines.join('\n')}\n`, `${lines.with(29, 'RUN other').join('\n')}\nCMD\n`);
    expect(change).toMatchObject({ kind: 'changed', added: 2, removed: 1 });
    if (change.kind !== 'changed') throw new Error(change.kind);
    expect(change.hunks.map(({ before, after }) => [before, after])).toEqual([
      [
        { from: 27, count: 7 },
        { from: 27, count: 7 },
      ],
      [
        { from: 38, count: 3 },
        { from: 38, count: 4 },
      ],
    ]);
  });

  test('a text that was left out is known by its hash alone', () => {
    const left = { text: '', sha256: '1', isLeftOut: true } as const;
    expect(textBetween(left, { text: 'FROM scratch\n', sha256: '1' })).toEqual({
      kind: 'left-out',
      isSame: true,
    });
    expect(textBetween({ text: 'FROM scratch\n', sha256: '2' }, left)).toEqual({
      kind: 'left-out',
      isSame: false,
    });
  });

  test('hands on no more than is read, and counts the rest', () => {
    const change = between('FROM scratch\n', `FROM scratch\n${'RUN a\n'.repeat(1_900)}`);
    if (change.kind !== 'changed') throw new Error(change.kind);
    expect(change.added).toBe(1_900);
    expect(change.hunks.flatMap(({ lines }) => lines)).toHaveLength(1_500);
    expect(change.moreLines).toBe(401);
    expect(change.hunks[0]?.after).toEqual({ from: 1, count: 1_500 });
    const long = between('FROM a\n', `FROM ${'b'.repeat(900_000)}\n`);
    expect(long).toMatchObject({ kind: 'changed', added: 1, removed: 1, moreLines: 1 });
    expect(JSON.stringify(long).length).toBeLessThan(1_000);
  });

  test('gives up on texts that have little in common', () => {
    const [one, other] = ['a', 'b'].map((word) =>
      Array.from({ length: 5_000 }, (_, nth) => `RUN ${word} ${nth}\n`).join(''),
    );
    expect(between(one ?? '', other ?? '')).toEqual({ kind: 'too-different', before: 5_000, after: 5_000 });
  });
});
