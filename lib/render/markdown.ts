import { gradeSentences } from '../grade/words';
import { measuredClause } from '../report/measured-words';
import type { Finding, Report } from '../report/report';
import { consequenceHeadings, consequences, lineWords, severityNames } from '../report/words';
import { grouped } from '../text/grouped';
import { defineFormat } from './format';
import { visibleReport } from './visible-report';

export default defineFormat({
  id: 'markdown',
  title: 'Markdown',
  mediaType: 'text/markdown',
  fileName: 'plinth-report.md',
  render: (report, { address }) => markdownFindings(address, visibleReport(report)),
});

/** Stands for the address of the report until the browser, which knows it, fills it in. */
export const linkMark = '{link}';

/** So much is read of a comment; the report has the rest. */
const mostCharacters = 12_000;

/** A link for a chat or a pull request: what the report says, and where. */
export function markdownLink(url: string, { summary }: Report): string {
  return `[${escapeLabel(summary.text.replaceAll('`', ''))}](${url})`;
}

/** The findings as a comment to paste: by consequence, each with its line and what to do. */
export function markdownFindings(url: string | undefined, report: Report): string {
  const parts = [`**${report.summary.text}**`];
  if (report.grade) parts.push(`${gradeSentences(report.grade).join('. ')}.`);
  let room = mostCharacters;
  for (const consequence of consequences) {
    const group = report.findings.filter((finding) => finding.consequence === consequence);
    if (group.length === 0) continue;
    const bullets = group.map(bullet);
    const fitting = bullets.filter((text) => {
      room -= text.length;
      return room >= 0;
    });
    parts.push(`### ${consequenceHeadings[consequence]}`);
    if (fitting.length > 0) parts.push(fitting.join('\n'));
    if (fitting.length < group.length)
      parts.push(`and ${grouped(group.length - fitting.length)} more in the report`);
    for (const { rule, count, consequence: of } of report.omitted ?? [])
      if (of === consequence) parts.push(`and ${grouped(count)} more of \`${rule}\``);
  }
  if (report.findings.length === 0) parts.push('No findings.');
  for (const each of report.measured ?? [])
    parts.push(`Base \`${each.reference}\` (${each.platform}): ${measuredClause(each)}.`);
  const { version, catalogDate } = report.engine;
  const made = `by Plinth ${version} with the catalog of ${catalogDate}.`;
  parts.push(url === undefined ? `Made ${made}` : `[The whole report](${url}), ${made}`);
  return `${parts.join('\n\n')}\n`;
}

function bullet({ severity, message, remedy, range, rule }: Finding): string {
  return `- ${severityNames[severity]}, ${lineWords(range)}: ${message} ${remedy} (\`${rule}\`)`;
}

function escapeLabel(text: string): string {
  return text.replace(/[[\]\\]/g, '\\$&');
}
