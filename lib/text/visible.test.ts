import { expect, test } from 'vitest';
import { visible, visibleExcept, visibleJson } from './visible';

test.each([
  ['plain – ünïcode 😀', 'plain – ünïcode 😀'],
  ['\u001b[31mred\u0007', '␛[31mred␇'],
  ['a\r\nb\tc\0', 'a␍␊b␉c␀'],
  ['\u007f\u009b31m', '␡\\u009b31m'],
  ['/*\u202e } \u2066if\u2069*/', '/*\\u202e } \\u2066if\\u2069*/'],
  ['a\u2028b\u2029c\u200fd', 'a\\u2028b\\u2029c\\u200fd'],
])('%j is shown as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('what is kept stays', () => {
  expect(visibleExcept('\n', 'a\n\u001bb\n')).toBe('a\n␛b\n');
});

test('JSON means the same and holds nothing that a terminal obeys', () => {
  const value = { 'k\u009b': ['\u001b[2J\n', '\u007f', '\u202e', 'ü'] };
  const json = visibleJson(value);
  expect(JSON.parse(json)).toEqual(value);
  expect(
    Array.from(json).filter((character) => visible(character) !== character && character !== '\n'),
  ).toEqual([]);
});
