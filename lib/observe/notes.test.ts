import { expect, test } from 'vitest';
import { Notes } from './notes';

const one = { notes: () => 'a' };
const last = { keepsLast: true, notes: () => 'a' };

test('a note is known by its observer and its file, whatever else was at its path', () => {
  const notes = new Notes();
  notes.put(one, { inode: 1, path: '/a' }, 'first');
  notes.put(one, { inode: 2, path: '/a' }, 'second');
  expect([notes.get(one, 1), notes.get(one, 2), notes.get(last, 1)]).toEqual(['first', 'second', undefined]);
});

test('of an observer that keeps the last of a path, those before are let go', () => {
  const notes = new Notes();
  for (let inode = 0; inode < 3; inode += 1) notes.put(last, { inode, path: '/a' }, `${inode}`);
  notes.put(last, { inode: 7, path: '/b' }, 'other');
  expect([0, 1, 2, 7].map((inode) => notes.get(last, inode))).toEqual([undefined, undefined, '2', 'other']);
});

test('what is one too many is not kept, and the first ones are', () => {
  const notes = new Notes();
  for (let inode = 0; inode < 60_000; inode += 1) notes.put(one, { inode, path: `/${inode}` }, 'a');
  expect([notes.get(one, 0), notes.get(one, 59_999)]).toEqual(['a', undefined]);
});
