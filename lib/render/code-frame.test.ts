import { expect, test } from 'vitest';
import { indexLines } from '../text/lines';
import { fc } from '../text/testing/fc';
import { visible } from '../text/visible';
import { columnsOf } from '../text/width';
import { codeFrames } from './code-frame';
import { hostileText } from './hostile.fixture';

/** What is meant stands between `[|` and `|]`. */
function framed(marked: string, columns = 40): readonly string[] {
  const start = marked.indexOf('[|');
  const end = marked.indexOf('|]') - 2;
  const text = marked.replace('[|', '').replace('|]', '');
  const { number, code, indent, marker, more } = codeFrames(text)(
    indexLines(text).rangeOf({ start, end }),
    columns,
  );
  return [`${number} ${code}`, `${' '.repeat(number.length)} ${indent}${marker}${more}`];
}

test.each([
  ['a word', 'FROM a\nUSER [|root|]\nCMD b\n', ['2 USER root', '       ^^^^']],
  ['a place between two characters', 'FROM [||]a', ['1 FROM a', '       ^']],
  ['the end of a line', 'FROM[||]\n', ['1 FROM', '      ^']],
  ['an empty line', 'FROM a\n[||]\nCMD', ['2 ', '  ^']],
  ['tabs', '\tRUN\t[|ls|]', ['1     RUN ls', '          ^^']],
  ['wide characters', 'RUN "構築" [|"😀é"|]', ['1 RUN "構築" "😀é"', '             ^^^^^']],
  ['marks that join a letter', 'RUN e\u0301 [|ls|]', ['1 RUN e\u0301 ls', '        ^^']],
  ['control characters', 'RUN [|\u001b[31m|]', ['1 RUN ␛[31m', '      ^^^^^']],
  ['a line end of two characters', 'FROM [|a|]\r\nCMD b\r\n', ['1 FROM a', '       ^']],
  ['several lines', 'FROM a\nRUN [|b \\\n  c \\\n  d|]\n', ['2 RUN b \\', '      ^^^ to line 4']],
  ['lines up to the next', 'FROM [|a\n|]CMD b', ['1 FROM a', '       ^']],
])('%s', (_, marked, lines) => {
  expect(framed(marked)).toEqual(lines);
});

test.each([
  [
    'behind it',
    `RUN [|first|] ${'and more '.repeat(9)}`,
    ['1 RUN first and more and more and more an…', '      ^^^^^'],
  ],
  [
    'before it',
    `RUN ${'and more '.repeat(9)}[|last|]`,
    ['1 …nd more and more and more and more last', '                                      ^^^^'],
  ],
  [
    'on both sides',
    `RUN ${'and more '.repeat(9)}[|here|] ${'and more '.repeat(9)}`,
    ['1 …and more here and more and more and mo…', '            ^^^^'],
  ],
  [
    'in it',
    `RUN [|${'and more '.repeat(9)}|]`,
    ['1 RUN and more and more and more and more…', '      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^'],
  ],
  [
    'in it, and it goes on',
    `RUN [|${'and more '.repeat(9)}\\\n  x|]`,
    ['1 RUN and more and more and more and more…', '      ^^^^^^^^^^^^^^^^^^^^^^^^^^ to line 2'],
  ],
])('a long line is cut %s', (_, marked, lines) => {
  expect(framed(marked)).toEqual(lines);
});

test('whatever a file holds, a frame is one line of the width that is given, and marks something', () => {
  const place = hostileText.chain((text) =>
    fc.record({ text: fc.constant(text), a: fc.nat(text.length), b: fc.nat(text.length) }),
  );
  fc.assert(
    fc.property(place, fc.integer({ min: 24, max: 60 }), ({ text, a, b }, columns) => {
      const range = indexLines(text).rangeOf({ start: Math.min(a, b), end: Math.max(a, b) });
      const { code, indent, marker, more } = codeFrames(text)(range, columns);
      expect(visible(code)).toBe(code);
      expect(columnsOf(code)).toBeLessThanOrEqual(columns);
      expect(indent + marker).toMatch(/^ *\^+$/);
      expect((indent + marker).length).toBeLessThanOrEqual(columns + 1);
      if (marker.length > 1) expect((indent + marker + more).length).toBeLessThanOrEqual(columns + 1);
    }),
  );
});
