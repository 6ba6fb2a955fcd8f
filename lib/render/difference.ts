import { gradeLine } from '../grade/words';
import type { Difference, Kept, OneSided, Side, StagePair, StageSide } from '../report/difference';
import { consequences, severityNames } from '../report/words';
import { grouped } from '../text/grouped';
import { lineWords } from '../text/range';
import { visible } from '../text/visible';
import { baseLine } from './bases';
import {
  baseName,
  circumstances,
  differenceTitle,
  hasChanged,
  sizeStep,
  stageName,
  suppressedThere,
  textSentence,
  uncertainWords,
} from './difference-words';
import { renderJson } from './json';
import { escapedWords } from './markdown-words';
import { plain } from './plain';
import { withVisibleTexts } from './visible-texts';

/** One form of a difference. */
export type DifferenceFormat = {
  readonly id: string;
  readonly mediaType: string;
  render(difference: Difference, setting: DifferenceSetting): string;
};

/** What the two are called, and the address of the page that compares them, where there is one. */
export type DifferenceSetting = {
  readonly before: string;
  readonly after: string;
  readonly address: string | undefined;
};

export const differenceFormats: readonly DifferenceFormat[] = [
  { id: 'text', mediaType: 'text/plain', render: differenceText },
  { id: 'json', mediaType: 'application/json', render: (difference) => renderJson(difference) },
  { id: 'markdown', mediaType: 'text/markdown', render: differenceMarkdown },
];

/** In the form of that id; empty where there is none. */
export function differenceAs(id: string, difference: Difference, setting: DifferenceSetting): string {
  return differenceFormats.find((format) => format.id === id)?.render(difference, setting) ?? '';
}

/** For a comment so much is read; the page has the rest. */
const mostListed = 40;

/** Of each part: a comment takes 65,536 in all. */
const mostCharacters = 10_000;

function differenceText(written: Difference, names: DifferenceSetting): string {
  const difference = withVisibleTexts(written);
  const [one, other] = [visible(names.before), visible(names.after)];
  const out = [
    plain(differenceTitle(difference)),
    `  before: ${plain(difference.before.summary)}`,
    ...gradeText(difference.before),
    `  after:  ${plain(difference.after.summary)}`,
    ...gradeText(difference.after),
    '',
  ];
  const { gone, new: come } = difference.findings;
  out.push(...listText('Gone', gone, one, suppressedThere.gone));
  out.push(...listText('New', come, other, suppressedThere.new));
  for (const { title, lines } of partsOf(difference))
    out.push(title, ...lines.map((line) => `  ${plain(line)}`), '');
  out.push(plain(textSentence(difference.text)));
  return `${out.join('\n')}\n`;
}

function gradeText({ grade }: Side): readonly string[] {
  return grade === undefined ? [] : [`          ${plain(gradeLine(grade))}`];
}

function listText(title: string, list: readonly OneSided[], file: string, quiet: string): readonly string[] {
  if (list.length === 0) return [];
  return [
    title,
    ...byConsequence(list).flatMap(({ rule, range, severity, message, isSuppressedThere }) => [
      `  ${file}:${range.start.line}:${range.start.column}  ${severity}  ${rule}`,
      `    ${plain(message)}`,
      ...(isSuppressedThere ? [`    ${quiet}`] : []),
    ]),
    '',
  ];
}

function sideMarkdown(title: string, { grade, summary }: Side): readonly string[] {
  return [`${title}: ${escapedWords(summary)}`, ...(grade === undefined ? [] : [`${gradeLine(grade)}.`])];
}

/** The difference as a comment to paste. */
function differenceMarkdown(written: Difference, { address }: DifferenceSetting): string {
  const difference = withVisibleTexts(written);
  const { gone, new: come } = difference.findings;
  const parts = [
    `**${differenceTitle(difference)}**`,
    [...sideMarkdown('Before', difference.before), ...sideMarkdown('After', difference.after)].join('\\\n'),
    // What a change brings is what its reader decides on.
    ...listMarkdown('New', come.map(withRemedy), suppressedThere.new),
    ...listMarkdown('Gone', gone, suppressedThere.gone),
    ...partsOf(difference).flatMap(({ title, lines }) => bullets(title, lines)),
    textSentence(difference.text),
    madeBy(difference.after, address),
  ];
  return `${parts.join('\n\n')}\n`;
}

function withRemedy(finding: OneSided): OneSided {
  return { ...finding, message: `${finding.message} ${finding.remedy}` };
}

function listMarkdown(title: string, list: readonly OneSided[], quiet: string): readonly string[] {
  const lines = byConsequence(list).map(
    ({ rule, range, severity, message, isSuppressedThere }) =>
      `${severityNames[severity]}, ${lineWords(range)}: ${escapedWords(message)}${isSuppressedThere ? ` ${quiet}` : ''} (\`${rule}\`)`,
  );
  return bullets(title, lines);
}

function bullets(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  let room = mostCharacters;
  const listed = lines
    .slice(0, mostListed)
    .map((line) => line.replace(/^ */, '$&- '))
    .filter((line) => {
      room -= line.length;
      return room >= 0;
    });
  const more = lines.length - listed.length;
  return [`### ${title}`, [...listed, ...(more > 0 ? [`- and ${grouped(more)} more`] : [])].join('\n')];
}

function madeBy({ engine: { version, catalogDate } }: Side, address: string | undefined): string {
  const made = `by Plinth ${version} with the catalog of ${catalogDate}.`;
  return address === undefined ? `Compared ${made}` : `[The whole comparison](${address}), ${made}`;
}

/** What is said in the same words in each form. */
function partsOf(
  difference: Difference,
): readonly { readonly title: string; readonly lines: readonly string[] }[] {
  const { stages, findings } = difference;
  const parts = [
    { title: 'Kept, and judged anew', lines: changedSeverities(findings.kept) },
    { title: 'Too many to tell apart', lines: (findings.uncertain ?? []).map(uncertainWords) },
    { title: 'Bases', lines: stages.filter(hasChanged).flatMap(stageLines) },
    {
      title: 'Asked or read otherwise',
      lines: circumstances(difference).map(
        ({ label, before, after }) => `${label}: ${before ?? 'not given'} → ${after ?? 'not given'}`,
      ),
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

function stageLines(pair: StagePair): readonly string[] {
  const step = sizeStep(pair);
  const names = [pair.before, pair.after].map((stage) => (stage === undefined ? 'not there' : lineOf(stage)));
  return [
    `${stageName(pair)}${step === undefined ? '' : `, ${step}`}`,
    `  before: ${names[0]}`,
    `  after: ${names[1]}`,
  ];
}

function lineOf(stage: StageSide): string {
  return stage.compared === undefined ? baseName(stage) : baseLine(stage.compared);
}

function changedSeverities(kept: readonly Kept[]): readonly string[] {
  return kept
    .filter(({ severity, was }) => severity !== was.severity)
    .map(
      ({ rule, range, severity, was, message }) =>
        `${lineWords(range)}: ${was.severity} → ${severity}: ${message} (\`${rule}\`)`,
    );
}

/** The worst first, as in a report. */
function byConsequence(list: readonly OneSided[]): readonly OneSided[] {
  return consequences.flatMap((consequence) => list.filter((finding) => finding.consequence === consequence));
}
