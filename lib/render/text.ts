import { gradeSentences } from '../grade/words';
import { leadsElsewhere, verdictCounts } from '../recommend/verdict';
import { failsAnywhere } from '../report/failures';
import { measuredClause } from '../report/measured-words';
import type { Finding, Report, Verdict } from '../report/report';
import { consequenceHeadings, consequences } from '../report/words';
import { visible } from '../text/visible';
import { defineFormat, type Setting } from './format';
import { plansText } from './plans';
import { visibleReport } from './visible-report';

export default defineFormat({
  id: 'text',
  title: 'Text',
  mediaType: 'text/plain',
  fileName: 'plinth-report.txt',
  render: renderText,
});

const verdicts = {
  'runs-as-is': 'as it is',
  'runs-with-changes': 'with changes',
  'not-known': 'not known',
  'does-not-run': 'does not run',
} as const;

type TextSetting = Pick<Setting, 'file' | 'colour' | 'moves'>;

/** The report for a terminal: verdict, findings by consequence, needs, the best bases, what is not known. */
export function renderText(report: Report, { file, colour, moves }: TextSetting): string {
  return renderLines(visibleReport(report), { file: visible(file), colour, ...(moves && { moves }) });
}

function renderLines(report: Report, options: TextSetting): string {
  const paint = painter(options.colour);
  const out: string[] = [paint('1', plain(report.summary.text)), ...gradeLines(report), ''];
  for (const consequence of consequences) {
    const group = report.findings.filter((finding) => finding.consequence === consequence);
    if (group.length === 0) continue;
    out.push(paint('1', consequenceHeadings[consequence]));
    for (const finding of group) out.push(...findingLines(finding, options, paint));
    for (const each of report.omitted ?? [])
      if (each.consequence === consequence)
        out.push(`  and ${each.count.toLocaleString('en')} more of ${each.rule}`);
    out.push('');
  }
  const more = report.omittedSuppressed ?? [];
  const suppressed = more.reduce((sum, { count }) => sum + count, report.suppressed.length);
  if (suppressed > 0) out.push(`${suppressed} suppressed in the file`, '');
  if (report.notKnown.length > 0) {
    out.push(paint('1', 'Not known'));
    for (const { text, range } of report.notKnown)
      out.push(`  ${range ? `line ${range.start.line}: ` : ''}${plain(text)}`);
    out.push('');
  }
  out.push(...recommendationLines(report, paint, options.moves !== undefined));
  if (report.requirements.length > 0) {
    out.push(paint('1', 'What the final image needs'));
    for (const { value, certainty, because } of report.requirements) {
      const [first] = because;
      const where = first ? ` (line ${first.range.start.line}: ${first.text})` : '';
      out.push(`  ${value}${certainty === 'certain' ? '' : `, ${certainty}`}${where}`);
    }
    if (report.moreRequirements !== undefined)
      out.push(`  and ${report.moreRequirements.toLocaleString('en')} more`);
    out.push('');
  }
  if (report.checklist.length > 0) {
    out.push(paint('1', 'To keep in mind'));
    for (const { text } of report.checklist) out.push(`  ${plain(text)}`);
    out.push('');
  }
  const [heading, ...plans] = options.moves === undefined ? [] : plansText(options.moves);
  if (heading !== undefined) out.push(paint('1', heading), ...plans);
  for (const each of report.measured ?? [])
    out.push(`Base ${each.reference} (${each.platform}): ${measuredClause(each)}`);
  if (report.files) out.push(`Read beside the file: ${report.files.join(', ')}`);
  out.push(
    `Catalog of ${report.engine.catalogDate}, revision ${report.engine.catalogRevision}; Plinth ${report.engine.version}`,
  );
  return `${out.join('\n')}\n`;
}

function gradeLines({ grade }: Report): readonly string[] {
  return grade === undefined ? [] : gradeSentences(grade).map(plain);
}

type Paint = (code: string, text: string) => string;

function painter(colour: boolean): Paint {
  return colour ? (code, text) => `\u001b[${code}m${text}\u001b[0m` : (_, text) => text;
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}

function findingLines(finding: Finding, { file }: TextSetting, paint: Paint): readonly string[] {
  const { start } = finding.range;
  const colour = finding.severity === 'error' ? '31' : finding.severity === 'warning' ? '33' : '36';
  const sure = finding.certainty === 'certain' ? '' : ` (${finding.certainty})`;
  const lines = [
    `  ${file}:${start.line}:${start.column}  ${paint(colour, finding.severity)}${sure}  ${finding.rule}`,
    `    ${plain(finding.message)}`,
    `    → ${plain(finding.remedy)}`,
  ];
  for (const { text, range, source } of finding.evidence) {
    const where = range ? ` [line ${range.start.line}]` : '';
    lines.push(`      · ${plain(text)}${where}${source === undefined ? '' : ` ${source}`}`);
  }
  return lines;
}

function mayBeShown(verdict: Verdict, elsewhere: boolean): boolean {
  return verdict !== 'does-not-run' && (verdict !== 'not-known' || !elsewhere);
}

function recommendationLines(report: Report, paint: Paint, hasPlans: boolean): readonly string[] {
  const { findings, recommendations } = report;
  const elsewhere = leadsElsewhere(report);
  const shown = recommendations
    .filter(({ verdict }) => (hasPlans ? verdict === 'runs-as-is' : mayBeShown(verdict, elsewhere)))
    .slice(0, 8);
  if (shown.length === 0) return [];
  const count = verdictCounts(report)['runs-as-is'];
  const width = Math.max(...shown.map(({ reference }) => reference.length));
  const title =
    count === 1
      ? 'One base of the catalog runs this as it is'
      : count === 0
        ? 'No base of the catalog is known to run this as it is'
        : `${count} bases of the catalog run this as it is`;
  return [
    paint(
      '1',
      failsAnywhere({ findings }) ? `${title}, but for errors that do not come from the base` : title,
    ),
    ...shown.map(
      ({ reference, verdict, reasons }) =>
        `  ${reference.padEnd(width)}  ${verdicts[verdict]}${verdict === 'runs-as-is' ? '' : `: ${plain(reasons.join('; '))}`}`,
    ),
    '',
  ];
}
