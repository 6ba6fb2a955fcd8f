import { expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { wishes } from '../report/wishes';
import { rewrite } from '../rewrite';
import { plansText } from './plans';

const catalog = readCatalog();

async function textOf(dockerfile: string): Promise<string> {
  const answer = await rewrite({ dockerfile, to: [...wishes] }, catalog, '2026-11-29');
  return plansText({ ...answer, command: 'plinth fix Dockerfile' }).join('\n');
}

test('each plan with its base, how, and what to know before', async () => {
  expect(await textOf('FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD npm start\n')).toBe(
    `What it could stand on
  Smallest: node:22-alpine  (in place, 1 edit to review, grade C → B)
    Node.js 22 instead of 20: run the tests of the program on it.
    musl instead of glibc: what is compiled has to be compiled for it, also in packages that bring native code.
    It has no compiler: packages that bring no native code ready-made for it need one installed before.
  Least to change: node:22  (in place, 1 edit to review, grade C → B)
    Node.js 22 instead of 20: run the tests of the program on it.
  Same publisher: node:22-bookworm-slim  (what builds in a stage of its own, 1 edit to review, 79.9 MB, grade C → B)
    Node.js 22.23.2 instead of 20: run the tests of the program on it.
    A package that is compiled here may need libraries that only the builder has.
  See one: plinth fix Dockerfile --to smallest --diff
`,
  );
});

test('why there is none', async () => {
  expect(await textOf('FROM example.org/own:1\nCMD ["true"]\n')).toContain('Least to change: ');
  expect(await textOf('# nothing\n')).toContain('the file names no base that could be changed');
});

test('what does not come from the base is not called mended', async () => {
  const text = await textOf('FROM node:20\nWORKDIR /app\nCOPY . .\nCMD ["node" "x.js"\nUSER\n');
  expect(text).toContain('What it could stand on, but for errors that do not come from the base');
});
