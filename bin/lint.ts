import { root } from './build';
import { expressionsOf } from './lint/expressions';
import { unsafeKeys } from './lint/keys';
import { type Problem, pathFrom, readSources } from './lint/sources';
import { speedJudge } from './lint/speed';

/** What biome does not know of: input never becomes a property name, a regular expression, or slow to match. */
async function main(): Promise<readonly Problem[]> {
  const { checker, files } = readSources(root);
  const { judge, keep } = speedJudge(root);
  const problems: Problem[] = [];
  let count = 0;
  for (const file of files) {
    const found = expressionsOf(file, checker);
    problems.push(...unsafeKeys(file, checker), ...found.problems);
    count += found.expressions.length;
    for (const { node, source, flags } of found.expressions) {
      const message = await judge(source, flags);
      if (message !== undefined) problems.push({ node, message });
    }
  }
  keep();
  console.log(
    `Looked at ${count} regular expressions in ${files.length} files: ${problems.length} problems.`,
  );
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
