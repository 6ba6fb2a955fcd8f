import { describe, expect, it } from 'vitest';
import { fc } from '@/lib/text/testing/fc';
import { isAmong, type Part, showLines } from './windows';

function numbered(count: number): string {
  return Array.from({ length: count }, (_, at) => `line ${at + 1}\n`).join('');
}

function textOf(text: string, { span }: Part): string {
  return text.slice(span.start, span.end);
}

describe('what is drawn of a text', () => {
  it('is the whole text where that is short', () => {
    const { count, parts, previous, next } = showLines('FROM a\nRUN b\n');
    expect({ count, previous, next }).toEqual({ count: 2, previous: undefined, next: undefined });
    expect(parts.map((part) => textOf('FROM a\nRUN b\n', part))).toEqual(['FROM a\nRUN b']);
  });

  it('is the window with the line asked for', () => {
    const text = numbered(20_000);
    const { parts, window, count } = showLines(text, 12_345);
    expect(count).toBe(20_000);
    expect(isAmong(parts, 12_345)).toBe(true);
    expect(window.to - window.from).toBeLessThan(400);
    expect(textOf(text, window)).toContain('line 12345');
  });

  it('holds fewer lines where their characters take several bytes each', () => {
    const linesOf = (character: string) => showLines(`${character.repeat(150)}\n`.repeat(1_000)).window.to;
    expect(linesOf('x') / linesOf('漢')).toBeCloseTo(3, 0);
    expect(Buffer.byteLength('漢'.repeat(150)) * linesOf('漢')).toBeLessThanOrEqual(16_000);
  });

  it('is the last window where the text has no such line', () => {
    expect(showLines(numbered(1_000), 99_999).window.to).toBe(1_000);
    expect(showLines('', 5).count).toBe(1);
  });

  it('holds the lines something is said of, with their neighbours', () => {
    const text = numbered(20_000);
    const { parts } = showLines(text, 1, [15_000, 3, 9_000, 15_003]);
    expect(parts.slice(1).map(({ from, to }) => [from, to])).toEqual([
      [8_998, 9_002],
      [14_998, 15_005],
    ]);
    expect(textOf(text, parts[1] ?? { from: 0, to: 0, span: { start: 0, end: 0 } })).toMatch(
      /^line 8998\n.*line 9002$/s,
    );
  });

  it('is as little for a million empty lines, and for lines of any length', () => {
    expect(showLines('\n'.repeat(1_000_000), 500_000).window).toMatchObject({ from: 499_801, to: 500_000 });
    const long = showLines(`${`${'x'.repeat(100_000)}\n`.repeat(9)}\n`.repeat(3));
    expect(long.window.to).toBeLessThan(25);
  });

  it('leads by next and previous through every line once', () => {
    const line = fc.oneof(
      fc.constant(''),
      fc.integer({ min: 0, max: 3_000 }).map((length) => 'x'.repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 900 }), (all) => {
        const text = all.join('\n');
        const seen: string[] = [];
        let shown = showLines(text);
        for (;;) {
          seen.push(textOf(text, shown.window));
          if (shown.next === undefined) break;
          const before = shown.window;
          shown = showLines(text, shown.next.from);
          expect(shown.previous).toEqual(before);
        }
        expect(seen.join('\n')).toBe(text.replace(/\n$/, ''));
      }),
      { numRuns: 40 },
    );
  });
});
