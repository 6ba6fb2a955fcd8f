import { gradeSentences } from '../grade/words';
import { leadsElsewhere, verdictCounts } from '../recommend/verdict';
import { failsAnywhere } from '../report/failures';
import type { Judged } from '../report/judged';
import { measuredClause } from '../report/measured-words';
import type { Report, Verdict } from '../report/report';
import { countOmitted } from '../report/words';
import { grouped } from '../text/grouped';
import { defineFormat, type Setting } from './format';
import { plain } from './plain';
import { plansText } from './plans';
import { bold, broken, painter } from './terminal';
import { findingsText } from './text-findings';
import { withVisibleTexts } from './visible-texts';

export default defineFormat({
  id: 'text',
  title: 'Text',
  mediaType: 'text/plain',
  fileName: 'plinth-report.txt',
  saysBases: 'of-one',
  renderAll: renderTexts,
});

const verdicts = {
  'runs-as-is': 'as it is',
  'runs-with-changes': 'with changes',
  'not-known': 'not known',
  'does-not-run': 'does not run',
} as const;

/** For a terminal. Of one file all that is known; of many what was found in each, as nobody chooses bases for all at once. */
function renderTexts(judged: readonly Judged[], setting: Setting): string {
  const [only, ...others] = judged;
  const lines =
    only === undefined || others.length > 0 || setting.isMany === true
      ? judged.flatMap((each) => oneOfMany(shown(each), setting))
      : wholeReport(shown(only), setting);
  return lines.map((line) => `${line}\n`).join('');
}

/** With every text shown as it is; that of the file is left alone, as its lines are shown when they are cut. */
function shown({ report, ...rest }: Judged): Judged {
  const { source, ...words } = report;
  return { ...withVisibleTexts(rest), report: { ...withVisibleTexts(words), source } };
}

function oneOfMany(judged: Judged, setting: Setting): readonly string[] {
  const { file, report } = judged;
  const paint = painter(setting);
  const details = [
    ...findingsText(judged, setting),
    ...suppressedLines(judged),
    ...notKnownLines(report, setting),
  ];
  const summary = `${paint(bold, file)}: ${plain(report.summary.text)}`;
  return details.length === 0 ? [summary] : [summary, '', ...details];
}

function wholeReport(judged: Judged, setting: Setting): readonly string[] {
  const { report } = judged;
  const paint = painter(setting);
  const { checklist, engine, files, grade, measured = [], summary } = report;
  const [heading, ...plans] = setting.moves === undefined ? [] : plansText(setting.moves);
  return [
    ...broken('', plain(summary.text), setting).map((line) => paint(bold, line)),
    ...(grade === undefined ? [] : gradeSentences(grade).flatMap((each) => broken('', plain(each), setting))),
    '',
    ...findingsText(judged, setting),
    ...suppressedLines(judged),
    ...notKnownLines(report, setting),
    ...recommendationLines(report, setting),
    ...needLines(report, setting),
    ...(checklist.length === 0
      ? []
      : [paint(bold, 'To keep in mind'), ...checklist.flatMap(({ text }) => item(plain(text), setting)), '']),
    ...(heading === undefined ? [] : [paint(bold, heading), ...plans]),
    ...measured.map((each) => `Base ${each.reference} (${each.platform}): ${measuredClause(each)}`),
    ...(files ? broken('', `Read beside the file: ${files.join(', ')}`, setting) : []),
    `Catalog of ${engine.catalogDate}, revision ${engine.catalogRevision}; Plinth ${engine.version}`,
  ];
}

/** How many findings are not shown, by who asked for that. */
function suppressedLines({ report, suppressed }: Judged): readonly string[] {
  const by = (kind: Judged['suppressed'][number]['because']['kind']) =>
    suppressed.filter(({ because }) => because.kind === kind).length;
  const parts = [
    { count: report.suppressed.length + countOmitted(report.omittedSuppressed), where: 'in the file' },
    { count: by('configuration'), where: 'by the configuration' },
    { count: by('baseline'), where: 'by the baseline' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return [];
  const words = parts.map(
    ({ count, where }, at) => `${grouped(count)} ${at === 0 ? 'suppressed ' : ''}${where}`,
  );
  return [words.join(', '), ''];
}

function notKnownLines({ notKnown }: Report, setting: Setting): readonly string[] {
  if (notKnown.length === 0) return [];
  return [
    painter(setting)(bold, 'Not known'),
    ...notKnown.flatMap(({ text, range }) =>
      item(`${range ? `line ${range.start.line}: ` : ''}${plain(text)}`, setting),
    ),
    '',
  ];
}

function needLines({ requirements, moreRequirements }: Report, setting: Setting): readonly string[] {
  if (requirements.length === 0) return [];
  return [
    painter(setting)(bold, 'What the final image needs'),
    ...requirements.flatMap(({ value, certainty, because: [first] }) => {
      const where = first ? ` (line ${first.range.start.line}: ${first.text})` : '';
      return item(plain(`${value}${certainty === 'certain' ? '' : `, ${certainty}`}${where}`), setting);
    }),
    ...(moreRequirements === undefined ? [] : [`  and ${grouped(moreRequirements)} more`]),
    '',
  ];
}

/** One of a list. */
function item(words: string, setting: Setting): readonly string[] {
  return broken('  ', words, setting, { hang: 2 });
}

function mayBeShown(verdict: Verdict, elsewhere: boolean): boolean {
  return verdict !== 'does-not-run' && (verdict !== 'not-known' || !elsewhere);
}

function recommendationLines(report: Report, setting: Setting): readonly string[] {
  const { findings, recommendations } = report;
  const elsewhere = leadsElsewhere(report);
  const hasPlans = setting.moves !== undefined;
  const listed = recommendations
    .filter(({ verdict }) => (hasPlans ? verdict === 'runs-as-is' : mayBeShown(verdict, elsewhere)))
    .slice(0, 8);
  if (listed.length === 0) return [];
  const width = Math.max(...listed.map(({ reference }) => reference.length));
  const butFor = failsAnywhere({ findings }) ? ', but for errors that do not come from the base' : '';
  return [
    ...broken('', basesTitle(report) + butFor, setting).map((line) => painter(setting)(bold, line)),
    ...listed.flatMap((base) => baseLines(base, width, setting)),
    '',
  ];
}

/** In one line where there is room for it. */
function baseLines(
  { reference, verdict, reasons }: Report['recommendations'][number],
  width: number,
  setting: Setting,
): readonly string[] {
  const start = `  ${reference.padEnd(width)}  ${verdicts[verdict]}`;
  if (verdict === 'runs-as-is') return [start];
  const words = plain(reasons.join('; '));
  return setting.columns === undefined || start.length + words.length + 2 <= setting.columns
    ? [`${start}: ${words}`]
    : [start, ...broken('      ', words, setting)];
}

function basesTitle(report: Report): string {
  const count = verdictCounts(report)['runs-as-is'];
  if (count === 1) return 'One base of the catalog runs this as it is';
  return count === 0
    ? 'No base of the catalog is known to run this as it is'
    : `${grouped(count)} bases of the catalog run this as it is`;
}
