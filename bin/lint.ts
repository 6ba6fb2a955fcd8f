import { root } from './build';
import { type Expression, expressionsOf } from './lint/expressions';
import { unsafeKeys } from './lint/keys';
import { decisionsOnProse } from './lint/prose';
import { type Problem, pathFrom, readSources } from './lint/sources';
import { speedJudge } from './lint/speed';

const lanes = 4;

/**
 * What biome does not know of: input never becomes a property name, a regular expression, or slow to match; and values
 * decide, never sentences.
 */
async function main(): Promise<readonly Problem[]> {
  const { checker, files } = readSources(root);
  const problems: Problem[] = [];
  const expressions: Expression[] = [];
  for (const file of files) {
    const found = expressionsOf(file, checker);
    problems.push(...unsafeKeys(file, checker), ...found.problems, ...decisionsOnProse(file));
    expressions.push(...found.expressions);
  }
  problems.push(...(await slowOnes(expressions)));
  console.log(
    `Looked at ${expressions.length} regular expressions in ${files.length} files: ${problems.length} problems.`,
  );
  return problems;
}

/** Several are judged at once, as each may take a second when it is new. */
async function slowOnes(expressions: readonly Expression[]): Promise<readonly Problem[]> {
  const { judge, keep } = speedJudge(root);
  const problems: Problem[] = [];
  const waiting = expressions.values();
  async function judgeNext(): Promise<void> {
    for (const { node, source, flags } of waiting) {
      const message = await judge(source, flags);
      if (message !== undefined) problems.push({ node, message });
    }
  }
  await Promise.all(Array.from({ length: lanes }, judgeNext));
  keep();
  return problems;
}

const problems = await main();
for (const { node, message } of problems) {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  console.error(`${pathFrom(root, file.fileName)}:${line + 1}  ${message}: ${node.getText().slice(0, 200)}`);
}
// What judges the expressions runs on beside this process.
process.exit(problems.length === 0 ? 0 : 1);
