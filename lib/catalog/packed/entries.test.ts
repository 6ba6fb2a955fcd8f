import { expect, test } from 'vitest';
import { blocksOf, openEntries } from './entries';

const names = Array.from({ length: 3_000 }, (_, at) => `name ${at.toString(36)}`);
const entries = new Map<string, unknown>([
  ...names.map((name, at): [string, unknown] => [name, { at, text: `line\n"${name}"\t` }]),
  ['', 0],
  ['__proto__', 'ümlaut 💡'],
  ['constructor', [1]],
]);
const blocks = blocksOf(entries);
const read: number[] = [];
const opened = openEntries(
  { first: blocks.map(({ first }) => first), lengths: blocks.map(({ text }) => text.length) },
  (block) => {
    read.push(block);
    return blocks[block]?.text ?? '';
  },
);

test('every entry is found, by one block, and is what was put in', () => {
  expect(blocks.length).toBeGreaterThan(5);
  for (const [name, value] of entries) expect(opened.find(name)).toEqual(value);
  expect(new Set(read).size).toBe(read.length);
});

test('what was not put in is not found', () => {
  for (const name of ['name', 'name 0 ', 'toString', 'zzz', ' ', '\u{1F4A1}'])
    expect(opened.find(name)).toBeUndefined();
});

test('a block is text of one byte a character', () => {
  for (const { text } of blocks) expect(text).toMatch(/^[\0-\x7f]*$/);
});

test('a name that would end a line is refused', () => {
  expect(() => blocksOf([['a\nb', 1]])).toThrow('a part of a plain line');
});
