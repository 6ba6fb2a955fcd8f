import ts from 'typescript';
import { expect, test } from 'vitest';
import { decisionsOnProse } from './prose';

function decisionsIn(text: string): readonly string[] {
  const file = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
  return decisionsOnProse(file).map(({ message }) => message);
}

test.each([
  "effect.language === 'dotnet-aot' || reason.startsWith('jlink ')",
  "here.because.startsWith('it is put')",
  "here.is === 'there' && here.because.includes('created in this stage')",
  "provisionAt(contents, stage, provision).because.includes('copied')",
  "native.reason.startsWith('a release ')",
  "reason.split(':')[0] ?? reason",
  '/^it (comes from|is part of a package) /.test(native.reason)',
  '/buildmode=pie/.test(reason)',
  '/has it as (\\/\\S+), which is not in/.exec(because)?.[1]',
  "!inBase.because.startsWith('none of the')",
  '/not in its PATH|not in PATH/.test(byName.because)',
  'found.because !== `it is put into ${entry}`',
  '/did you mean (\\w+)\\?/.exec(message)?.[1]',
  "severity === 'error' && consequence.startsWith('will-not')",
  "const plain = message.replaceAll('`', '').replaceAll(/ \\([^()]*\\)/g, ''); plain.search(/: (it|its) /)",
  "answerClause(answer.reason).includes('shell')",
  "const said = linkageClause(reason); if (said === 'the builder has no C compiler') no();",
  "switch (finding.message) { case 'No tag': break; }",
])('%s is seen', (text) => {
  expect(decisionsIn(text)).not.toEqual([]);
});

test.each([
  "reason.code === 'jlink-launcher'",
  "fact.known || fact.because !== 'not-looked-up'",
  "finding.message.replaceAll('`', '')",
  "rule.why.split('\\n')[0]",
  'found.because === undefined ? image : { because: found.because }',
  "word.text.startsWith('-')",
])('%s is none', (text) => {
  expect(decisionsIn(text)).toEqual([]);
});
