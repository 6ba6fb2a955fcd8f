import type { Judged } from '../report/judged';
import type { Finding } from '../report/report';
import { consequenceHeadings, consequences } from '../report/words';
import { grouped } from '../text/grouped';
import { type CodeFrame, codeFrames } from './code-frame';
import { rulePage, type Setting } from './format';
import { bold, broken, dim, linkOf, opens, painter } from './terminal';

const colours = { error: '31', warning: '33', info: '36' } as const;

/** Where the width of the terminal is not known. */
const usualColumns = 100;

/** What was found in one file, the worst first, each with its line; nothing where nothing was found. */
export function findingsText(judged: Judged, setting: Setting): readonly string[] {
  const { findings, omitted = [], source } = judged.report;
  const paint = painter(setting);
  const frame = source.isLeftOut ? undefined : codeFrames(source.text);
  const numberWidth = String(Math.max(0, ...findings.map(({ range }) => range.start.line))).length;
  const frameOf = frame && ((finding: Finding) => frame(finding.range, codeColumns(setting, numberWidth)));
  const out: string[] = [];
  for (const consequence of consequences) {
    const group = findings.filter((finding) => finding.consequence === consequence);
    if (group.length === 0) continue;
    out.push(paint(bold, consequenceHeadings[consequence]));
    for (const [at, finding] of group.entries()) {
      const isShown = isSamePlace(finding, group[at - 1]);
      const lines = isShown || !frameOf ? [] : frameLines(finding, frameOf(finding), numberWidth, setting);
      out.push(...findingLines(finding, judged.file, lines, setting));
    }
    for (const each of omitted)
      if (each.consequence === consequence) out.push(`  and ${grouped(each.count)} more of ${each.rule}`);
    out.push('');
  }
  return out;
}

/** The line above has shown it. */
function isSamePlace({ range: { start, end } }: Finding, before: Finding | undefined): boolean {
  if (before === undefined) return false;
  const { range } = before;
  return (
    range.start.line === start.line &&
    range.start.column === start.column &&
    range.end.line === end.line &&
    range.end.column === end.column
  );
}

function findingLines(
  finding: Finding,
  file: string,
  frame: readonly string[],
  setting: Setting,
): readonly string[] {
  const { certainty, evidence, message, range, remedy, rule, severity } = finding;
  const paint = painter(setting);
  const sure = certainty === 'certain' ? '' : ` (${certainty})`;
  const id = linkOf(rule, rulePage(rule, setting), setting);
  return [
    `  ${file}:${range.start.line}:${range.start.column}  ${paint(colours[severity], severity)}${sure}  ${id}`,
    ...frame,
    ...broken('    ', plain(message), setting),
    ...broken('    → ', plain(remedy), setting),
    ...evidence.flatMap(({ text, range: where, source }) => {
      const words = `${plain(text)}${where ? ` [line ${where.start.line}]` : ''}`;
      // Where words can open their source, its address need not be read.
      return setting.hyperlinks === true && opens(source ?? '')
        ? broken('      · ', words, setting, { show: (line) => linkOf(line, source, setting) })
        : broken('      · ', source === undefined ? words : `${words} ${source}`, setting);
    }),
  ];
}

const frameIndent = '    ';
const bar = ' │ ';

function codeColumns({ columns = usualColumns }: Setting, numberWidth: number): number {
  return Math.max(24, columns - frameIndent.length - numberWidth - bar.length);
}

function frameLines(
  { severity }: Finding,
  { number, code, indent, marker, more }: CodeFrame,
  numberWidth: number,
  setting: Setting,
): readonly string[] {
  const paint = painter(setting);
  const gutter = (words: string) => paint(dim, `${frameIndent}${words.padStart(numberWidth)}${bar}`);
  return [gutter(number) + code, gutter('') + indent + paint(colours[severity], marker + more)];
}

export function plain(text: string): string {
  return text.replaceAll('`', '');
}
