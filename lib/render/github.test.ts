import { expect, test } from 'vitest';
import type { Finding } from '../report/report';
import { reportFixture } from '../report/report.fixture';
import { fc } from '../text/testing/fc';
import { visible } from '../text/visible';
import github from './github';
import { asWritten, hostileFiles, plainSetting } from './hostile.fixture';
import { relativePath } from './paths';

type Command = {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
};

/**
 * As a runner reads a line, https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions: `::`, the
 * command and its properties up to the next `::`, the message. `%25` is taken back last.
 */
function readCommand(line: string): Command {
  expect(line.startsWith('::')).toBe(true);
  const end = line.indexOf('::', 2);
  const head = line.slice(2, end);
  const space = head.indexOf(' ');
  const properties = head
    .slice(space + 1)
    .split(',')
    .map((property) => {
      const at = property.indexOf('=');
      return [
        property.slice(0, at),
        taken(property.slice(at + 1), '%0D', '%0A', '%3A', '%2C', '%25'),
      ] as const;
    });
  return {
    name: head.slice(0, space),
    properties: Object.fromEntries(properties),
    message: taken(line.slice(end + 2), '%0D', '%0A', '%25'),
  };
}

function taken(text: string, ...escapes: readonly string[]): string {
  return escapes.reduce((rest, escape) => rest.replaceAll(escape, decodeURIComponent(escape)), text);
}

function readCommands(output: string): readonly Command[] {
  const lines = output.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map(readCommand);
}

test('a finding is annotated at its place, with what to do and the page of its rule', () => {
  const [first] = readCommands(github.render(reportFixture, { ...plainSetting, file: './api/Dockerfile' }));
  expect(first).toEqual({
    name: 'error',
    properties: {
      file: 'api/Dockerfile',
      line: '15',
      endLine: '15',
      col: '59',
      endColumn: '78',
      title: 'RUN on a base without a shell (run-without-shell)',
    },
    message:
      'RUN in shell form needs /bin/sh; scratch has no shell.\nCopy the certificates from the stage that has them instead.\nhttps://plinth.example/rules/run-without-shell',
  });
});

test('the worst of all files come first, as only ten of each kind are shown', () => {
  const files = ['a', 'b'].map((file) => ({ file, report: reportFixture, suppressed: [] }));
  const names = readCommands(github.renderAll(files, plainSetting)).map(({ name }) => name);
  expect(names).toEqual([
    'error',
    'error',
    'error',
    'error',
    ...Array(4).fill('warning'),
    'notice',
    'notice',
  ]);
});

test('a place of several lines has no columns', () => {
  const [finding] = reportFixture.findings;
  const range = { start: { line: 2, column: 3 }, end: { line: 4, column: 1 } };
  const report = { ...reportFixture, findings: finding ? [{ ...finding, range }] : [] };
  const [command] = readCommands(github.render(report, { ...plainSetting, file: 'Dockerfile' }));
  expect(Object.keys(command?.properties ?? {})).toEqual(['file', 'line', 'endLine', 'title']);
});

test('what is not listed is counted', () => {
  const omitted = [{ rule: 'syntax', severity: 'error', consequence: 'will-not-build', count: 250 } as const];
  const report = { ...reportFixture, findings: [], omitted };
  const [command] = readCommands(github.render(report, { ...plainSetting, file: 'Dockerfile' }));
  expect(command).toMatchObject({ name: 'error', message: '250 errors more of syntax are not listed.' });
});

test('whatever a finding says, a runner reads the same words', () => {
  const words = (text: string) => asWritten(visible(text.replaceAll('`', '')));
  const expected = ({ message, remedy, rule }: Finding) =>
    [message, remedy].map(words).join('\n') +
    `\n${words(`https://plinth.example/rules/${encodeURIComponent(asWritten(rule))}`)}`;
  fc.assert(
    fc.property(hostileFiles, (judged) => {
      const commands = readCommands(github.renderAll(judged, plainSetting));
      const said = judged.flatMap(({ file, report }) =>
        report.findings.map((finding) => [visible(relativePath(file)), expected(finding)].join('\n')),
      );
      expect(
        commands.map(({ message, properties }) => [properties.file, message].join('\n')).toSorted(),
      ).toEqual(said.toSorted());
    }),
  );
});
