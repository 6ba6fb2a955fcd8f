import { expect, test } from 'vitest';
import { code, fenced, grid, link, plain, prose, sentence } from './markup';
import { cellCounts, outsideCode } from './testing/outside-code';

test.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['a & b', 'a &amp; b'],
  ['# no heading', '\\# no heading'],
  ['- no list', '\\- no list'],
  ['1. no list', '1\\. no list'],
  ['49.4 MB', '49.4 MB'],
  ['> no quote', '&gt; no quote'],
  ['[a](javascript:b)', '\\[a\\](javascript:b)'],
  ['snake_case', 'snake_case'],
  ['_soft_', '\\_soft\\_'],
  ['**loud**', '\\*\\*loud\\*\\*'],
  ['`open', '\\`open'],
  ['two\nlines', 'two␊lines'],
  ['turned \u202e back', 'turned \\\\u202e back'],
])('%j is read as it stands', (text, expected) => {
  expect(plain(text)).toBe(expected);
});

test.each([
  ['x', '`x`'],
  ['`', '`` ` ``'],
  ['a``b', '```a``b```'],
  ['<b>', '`<b>`'],
])('%j as code', (text, expected) => {
  expect(code(text)).toBe(expected);
});

test('a block of code is closed by its own fence alone', () => {
  const text = 'FROM a\n```\n<script>\n````\n';
  expect(fenced(text, 'dockerfile')).toBe('`````dockerfile\nFROM a\n```\n<script>\n````\n`````');
  expect(outsideCode(`before\n${fenced(text, '')}\nafter`)).toBe('before\nafter');
});

test('a link leads nowhere but to pages and resources', () => {
  expect(link('a]b', 'https://e.org/x(y) z')).toBe('[a\\]b](https://e.org/x%28y%29%20z)');
  expect(link('a', '/rules/b.md')).toBe('[a](/rules/b.md)');
  expect(link('a', 'plinth://rules/b')).toBe('[a](plinth://rules/b)');
  expect(link('a', 'javascript:alert(1)')).toBe('a');
  expect(link('a', '//evil.example')).toBe('a');
});

test('of a sentence code, strong words and links stay', () => {
  expect(prose('Write `a|b` as **said** [here](https://e.org/a), not <i>.')).toBe(
    'Write `a|b` as **said** [here](https://e.org/a), not &lt;i&gt;.',
  );
});

test('of a sentence about a file its code alone stays', () => {
  expect(sentence('Set `a|b`, not "[x](https://e.org/a)" or **c**.')).toBe(
    'Set `a|b`, not "\\[x\\](https://e.org/a)" or \\*\\*c\\*\\*.',
  );
});

test('a bar in a cell begins no other', () => {
  const table = grid(['a', 'b'], [[plain('x|y'), code('p|q')]]);
  expect(table).toBe('| a | b |\n| --- | --- |\n| x\\|y | `p\\|q` |');
  expect(cellCounts(table)).toEqual([[2, 2, 2]]);
});
