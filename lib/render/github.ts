import type { Judged } from '../report/judged';
import type { Finding, Omitted, Severity } from '../report/report';
import { severities, severityCount } from '../report/words';
import { findRule } from '../rules/find-rule';
import type { Range } from '../text/span';
import { defineFormat, rulePage, type Setting } from './format';
import { relativePath } from './paths';
import { plain, shown } from './plain';

/**
 * Commands that annotate the lines of a pull request:
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export default defineFormat({
  id: 'github',
  title: 'GitHub annotations',
  mediaType: 'text/plain',
  fileName: 'plinth-annotations.txt',
  renderAll: annotations,
});

const commands = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
} as const satisfies Record<Severity, string>;

/** The worst first: of each kind only the first ten of a step are shown. */
function annotations(judged: readonly Judged[], setting: Setting): string {
  const lines = severities.flatMap((severity) =>
    judged.flatMap(({ file, report: { findings, omitted = [] } }) => [
      ...findings
        .filter((finding) => finding.severity === severity)
        .map((finding) => annotation(file, finding, setting)),
      ...omitted.filter((each) => each.severity === severity).map((each) => furtherOnes(file, each)),
    ]),
  );
  return lines.map((line) => `${line}\n`).join('');
}

function annotation(file: string, finding: Finding, setting: Setting): string {
  const { message, range, remedy, rule, severity } = finding;
  const page = rulePage(rule, setting);
  const title = findRule(rule)?.title;
  const properties = {
    file: relativePath(file),
    ...placeOf(range),
    title: title === undefined ? rule : `${plain(title)} (${rule})`,
  };
  const words = [message, remedy, ...(page === undefined ? [] : [page])].map(plain);
  return command(commands[severity], properties, words);
}

function furtherOnes(file: string, { rule, severity, count }: Omitted): string {
  const words = `${severityCount(severity, count)} more of ${rule} ${count === 1 ? 'is' : 'are'} not listed.`;
  return command(commands[severity], { file: relativePath(file), title: rule }, [words]);
}

/** Columns are of one line only; the toolkit refuses them over several. */
function placeOf({ start, end }: Range) {
  const lines = { line: start.line, endLine: end.line };
  return start.line === end.line ? { ...lines, col: start.column, endColumn: end.column } : lines;
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  words: readonly string[],
): string {
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${property(shown(String(value)))}`,
  );
  return `::${name} ${written.join(',')}::${data(words.map(shown).join('\n'))}`;
}

/** As the toolkit of Actions writes what a command says: https://github.com/actions/toolkit */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
