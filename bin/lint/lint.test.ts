import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from '../build';
import { expressionsOf } from './expressions';
import { unsafeKeys } from './keys';
import { speedJudge } from './speed';

const name = join(root, 'lib/text/asked.ts');

/** The lines at which a text is refused, with the types of the project's own tables. */
function refused(text: string): readonly number[] {
  const options = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (file, ...rest) =>
    file === name
      ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
      : getSourceFile(file, ...rest);
  host.fileExists = (file) => file === name || fileExists(file);
  const program = ts.createProgram([name], { ...options, module: ts.ModuleKind.ESNext, types: [] }, host);
  const file = program.getSourceFile(name);
  if (file === undefined) throw new Error('the text is not in the program');
  const checker = program.getTypeChecker();
  return [...unsafeKeys(file, checker), ...expressionsOf(file, checker).problems].map(
    ({ node }) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
  );
}

test('a text names no property, and becomes no regular expression', () => {
  expect(
    refused(`import { own, table } from './table';
declare const asked: string;
declare const plain: Record<string, string>;
const numbers: Record<string, number> = { a: 1 };
const known = table({ a: 1 });
const names = { a: 1, b: 2 } as const;
plain[asked];
numbers[asked] = 2;
asked in numbers;
new RegExp(asked);
RegExp('a');
asked.match(asked);
asked.search('a');
known[asked];
asked in known;
own(plain, asked);
plain.a;
names[asked === 'a' ? 'a' : 'b'];
[1][0];
asked.match(/a/);
new Map([['a', 1]]).get(asked);
`),
  ).toEqual([7, 8, 9, 10, 11, 12, 13]);
});

test('an expression that begins anew at each character is found, a plain one is not', async () => {
  const { judge } = speedJudge(root);
  expect(await judge('[0-9.]+$', '')).toContain('2nd degree polynomial');
  expect(await judge('^(a+)+$', '')).toContain('exponential');
  expect(await judge('^[a-z]+:\\d+$', '')).toBeUndefined();
}, 60_000);
