import ts from 'typescript';
import { expect, test } from 'vitest';
import { decisionsOnFamilies } from './families';

test.each([
  ["image.family === 'node'", 1],
  ["'node' !== family", 1],
  ["switch (family) { case 'node': break; }", 1],
  ['/^(node|python)/.test(base.image.family)', 1],
  ["new Set(['node', 'php']).has(image?.family ?? '')", 1],
  ["const names = new Set(['node', 'php']);\nnames.has(family)", 1],
  ["libc.family === 'glibc'", 0],
  ['image.family === other.family', 0],
  ['families.has(image.family)', 0],
])('%s decides on a family %i times', (text, times) => {
  const file = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
  expect(decisionsOnFamilies(file, new Set(['node', 'php']))).toHaveLength(times);
});
