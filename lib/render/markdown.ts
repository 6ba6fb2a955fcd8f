import { gradeSentences } from '../grade/words';
import type { Judged } from '../report/judged';
import { measuredClause } from '../report/measured-words';
import type { Finding, Report } from '../report/report';
import {
  consequenceHeadings,
  consequences,
  countBySeverity,
  plural,
  severities,
  severityCount,
  severityNames,
} from '../report/words';
import { grouped } from '../text/grouped';
import { lineWords } from '../text/range';
import { defineFormat } from './format';
import { escapedWords, tableCell } from './markdown-words';
import { code } from './page/markup';
import { plain } from './plain';
import { withVisibleTexts } from './visible-texts';

export default defineFormat({
  id: 'markdown',
  title: 'Markdown',
  mediaType: 'text/markdown',
  fileName: 'plinth-report.md',
  renderAll: (judged, { address }) => markdownOf(withVisibleTexts(judged), address),
});

/** So much is read of a comment; the report has the rest. */
const mostCharacters = 12_000;

/** So much of what is about many files: a comment takes 65,536. */
const mostOfMany = 40_000;

/** A link for a chat or a pull request: what the report says, and where. */
export function markdownLink(url: string, { summary }: Report): string {
  return `[${escapeLabel(plain(summary.text))}](${url})`;
}

/** The findings as a comment to paste: by consequence, each with its line and what to do. */
export function markdownFindings(url: string | undefined, report: Report): string {
  return documentOf([...findingParts(report, '###', roomOf(mostCharacters)), madeBy(report, url)]);
}

function markdownOf(judged: readonly Judged[], url: string | undefined): string {
  const [first, ...others] = judged;
  if (first === undefined) return documentOf(['No files.']);
  if (others.length > 0) return documentOf(manyParts(judged, madeBy(first.report, url)));
  const parts = findingParts(first.report, '###', roomOf(mostCharacters));
  return documentOf([...parts, ...quietParts(first), madeBy(first.report, url)]);
}

function documentOf(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

/** A table of the files, the worst first, then what was found in each as long as there is room. */
function manyParts(judged: readonly Judged[], made: string): readonly string[] {
  const room = roomOf(mostOfMany);
  const ranked = judged
    .map((one) => ({ one, rank: rankOf(one.report) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
  const rows = ranked.map(row).filter((text) => room.takes(text));
  const parts = [
    ['| File | | Findings |', '|---|---|---|', ...rows].join('\n'),
    ...moreWords(ranked.length - rows.length, 'file', 'files'),
  ];
  let left = 0;
  for (const one of ranked) {
    if (one.report.findings.length === 0) continue;
    if (room.isFull()) left += 1;
    else parts.push(`### ${code(one.file)}`, ...findingParts(one.report, '####', room), ...quietParts(one));
  }
  return [...parts, ...moreWords(left, 'file has findings', 'files have findings'), made];
}

/** The lower, the worse. */
function rankOf({ findings }: Report): number {
  const found = new Set(findings.map(({ consequence }) => consequence));
  const worst = consequences.findIndex((each) => found.has(each));
  return worst === -1 ? consequences.length : worst;
}

function row({ file, report }: Judged): string {
  const counts = countBySeverity(report);
  const words = severities.flatMap((each) => (counts[each] > 0 ? [severityCount(each, counts[each])] : []));
  const cells = [code(file), escapedWords(report.summary.text), words.join(', ') || 'none'];
  return `| ${cells.map(tableCell).join(' | ')} |`;
}

/** How many characters may still be written. */
type Room = { takes(text: string): boolean; isFull(): boolean };

function roomOf(characters: number): Room {
  let left = characters;
  return {
    takes(text) {
      left -= text.length;
      return left >= 0;
    },
    isFull: () => left < 0,
  };
}

function findingParts(report: Report, heading: string, room: Room): readonly string[] {
  const parts = [`**${escapedWords(report.summary.text)}**`];
  if (report.grade) parts.push(`${gradeSentences(report.grade).join('. ')}.`);
  for (const consequence of consequences) {
    const group = report.findings.filter((finding) => finding.consequence === consequence);
    if (group.length === 0) continue;
    const fitting = group.map(bullet).filter((text) => room.takes(text));
    parts.push(`${heading} ${consequenceHeadings[consequence]}`);
    if (fitting.length > 0) parts.push(fitting.join('\n'));
    if (fitting.length < group.length)
      parts.push(`and ${grouped(group.length - fitting.length)} more in the report`);
    for (const { rule, count, consequence: of } of report.omitted ?? [])
      if (of === consequence) parts.push(`and ${grouped(count)} more of \`${rule}\``);
  }
  if (report.findings.length === 0) parts.push('No findings.');
  for (const each of report.measured ?? [])
    parts.push(`Base \`${each.reference}\` (${each.platform}): ${measuredClause(each)}.`);
  return parts;
}

/** What settings of the project ask not to be told. */
function quietParts({ suppressed }: Judged): readonly string[] {
  if (suppressed.length === 0) return [];
  return [
    `${plural(suppressed.length, 'finding is', 'findings are')} suppressed by the settings of the project.`,
  ];
}

function moreWords(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`and ${plural(count, `more ${one}`, `more ${many}`)}`];
}

function madeBy({ engine: { version, catalogDate } }: Report, url: string | undefined): string {
  const made = `by Plinth ${version} with the catalog of ${catalogDate}.`;
  return url === undefined ? `Made ${made}` : `[The whole report](${url}), ${made}`;
}

function bullet({ severity, message, remedy, range, rule }: Finding): string {
  return `- ${severityNames[severity]}, ${lineWords(range)}: ${escapedWords(message)} ${escapedWords(remedy)} (\`${rule}\`)`;
}

function escapeLabel(text: string): string {
  return text.replace(/[[\]\\]/g, '\\$&');
}
