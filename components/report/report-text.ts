import type { Finding, Report } from '@/lib/report/report';
import { grouped } from '../ui/grouped';
import { consequenceHeadings, consequences, lineWords, severityNames } from './words';

/** A link for a chat or a pull request: what the report says, and where. */
export function markdownLink(url: string, { summary }: Report): string {
  return `[${escapeLabel(summary.text.replaceAll('`', ''))}](${url})`;
}

/** The findings as a comment to paste: by consequence, each with its line and what to do. */
export function markdownFindings(url: string, report: Report): string {
  const parts = [`**${report.summary.text}**`];
  for (const consequence of consequences) {
    const group = report.findings.filter((finding) => finding.consequence === consequence);
    if (group.length === 0) continue;
    parts.push(`### ${consequenceHeadings[consequence]}`, group.map(bullet).join('\n'));
    for (const { rule, count, consequence: of } of report.omitted ?? [])
      if (of === consequence) parts.push(`and ${grouped(count)} more of \`${rule}\``);
  }
  if (report.findings.length === 0) parts.push('No findings.');
  const { version, catalogDate } = report.engine;
  parts.push(`[The whole report](${url}), by Plinth ${version} with the catalog of ${catalogDate}.`);
  return `${parts.join('\n\n')}\n`;
}

function bullet({ severity, message, remedy, range, rule }: Finding): string {
  return `- ${severityNames[severity]}, ${lineWords(range)}: ${message} ${remedy} (\`${rule}\`)`;
}

function escapeLabel(text: string): string {
  return text.replace(/[[\]\\]/g, '\\$&');
}
