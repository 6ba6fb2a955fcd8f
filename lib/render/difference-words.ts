import { formatBytes, formatEstimate } from '../facets/format';
import type { Difference, OptionChange, Side, StagePair, StageSide, TextChange } from '../report/difference';
import { countWord, plural } from '../report/words';
import { grouped } from '../text/grouped';

/** "Two findings are gone, one is new, five stay": what came of the change, in a sentence without its end. */
export function differenceTitle(difference: Difference): string {
  const { gone, new: come, kept, uncertain = [] } = difference.findings;
  if (isAlike(difference)) return 'Nothing differs';
  if (gone.length + come.length === 0 && uncertain.length === 0)
    return kept.length === 0 ? 'No findings, before and after' : 'The same findings, before and after';
  const [one, two, three] = [gone, come, kept].map(({ length }) => length);
  return `${countWord(one ?? 0)} ${one === 1 ? 'finding is' : 'findings are'} gone, ${some(two, 'is new', 'are new')}, ${some(three, 'stays', 'stay')}`;
}

function some(count = 0, one: string, many: string): string {
  if (count === 0) return `none ${one}`;
  return `${countWord(count).toLowerCase()} ${count === 1 ? one : many}`;
}

/** Whether there is nothing at all to say of the two. */
export function isAlike({ before, after, findings: found, stages, options, text }: Difference): boolean {
  const isSameText = text.kind === 'same' || (text.kind === 'left-out' && text.isSame);
  return (
    isSameText &&
    found.gone.length + found.new.length === 0 &&
    found.uncertain === undefined &&
    options.length === 0 &&
    before.summary === after.summary &&
    engineChanges(before, after).length === 0 &&
    stages.every((pair) => !hasChanged(pair))
  );
}

export type Change = {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

const optionNames = {
  target: 'Target',
  platform: 'Platform',
  'build-argument': 'Build argument',
  file: 'File beside it',
} as const satisfies Record<OptionChange['option'], string>;

/** What was asked for and with what it was read, where that differs. */
export function circumstances({ before, after, options }: Difference): readonly Change[] {
  return [
    ...options.map(({ option, name, before: from, after: to }) => ({
      label: name === undefined ? optionNames[option] : `${optionNames[option]} ${name}`,
      before: from,
      after: to,
    })),
    ...engineChanges(before, after),
  ];
}

function engineChanges({ engine: one }: Side, { engine: other }: Side): readonly Change[] {
  const catalog = ({ catalogDate, catalogRevision }: Side['engine']) => `${catalogDate} (${catalogRevision})`;
  return [
    { label: 'Plinth', before: one.version, after: other.version },
    { label: 'Catalog', before: catalog(one), after: catalog(other) },
  ].filter(({ before, after }) => before !== after);
}

/** "The image", "Stage build", "Stage build, now compile". */
export function stageName(pair: StagePair): string {
  return pair.before?.isFinal && pair.after?.isFinal ? 'The image' : `Stage ${stageLabel(pair)}`;
}

/** What a stage is called, by its number without a name: "build", "build, now compile". */
export function stageLabel({ before, after }: StagePair): string {
  const names = [before, after].flatMap((stage) =>
    stage === undefined ? [] : [stage.name ?? String(stage.index)],
  );
  const [first = '', last = first] = names;
  return first === last ? first : `${first}, now ${last}`;
}

/** Whether a stage came, went or stands on another base. */
export function hasChanged({ before, after }: StagePair): boolean {
  if (before === undefined || after === undefined) return true;
  return baseName(before) !== baseName(after) || before.base.reference !== after.base.reference;
}

/** What a stage stands on, as people name it. */
export function baseName({ base, compared }: StageSide): string {
  return compared?.reference ?? base.written;
}

/** "12.3 MB smaller", "≈ 4.1 MB larger"; undefined where a size is not known or both are one. */
export function sizeStep({ before, after }: StagePair): string | undefined {
  const [from, to] = [before?.compared, after?.compared];
  if (from?.compressedSize === undefined || to?.compressedSize === undefined) return undefined;
  const step = to.compressedSize - from.compressedSize;
  if (step === 0) return undefined;
  const words = from.sizeIsEstimate || to.sizeIsEstimate ? formatEstimate : formatBytes;
  return `${words(Math.abs(step))} ${step < 0 ? 'smaller' : 'larger'}`;
}

/** What became of the text, as a sentence. */
export function textSentence(text: TextChange): string {
  switch (text.kind) {
    case 'same':
      return 'The Dockerfile is the same.';
    case 'left-out':
      return text.isSame
        ? 'The Dockerfile is the same, by its SHA-256; one of the reports leaves the text out.'
        : 'The Dockerfile is another one; as one of the reports leaves the text out, it is not shown in what.';
    case 'changed':
      return `${plural(text.added, 'line', 'lines')} of the Dockerfile put in, ${grouped(text.removed)} taken out.`;
    case 'too-different':
      return `The two Dockerfiles, of ${plural(text.before, 'line', 'lines')} and of ${grouped(text.after)}, differ in too much to be compared line by line.`;
    default:
      return text satisfies never;
  }
}

export const suppressedThere = {
  gone: 'It is still there: the file now asks for quiet about it.',
  new: 'It was there before: the file asked for quiet about it.',
} as const;

/** What is said of a rule whose findings are only counted. */
export function uncertainWords({
  rule,
  before,
  after,
}: NonNullable<Difference['findings']['uncertain']>[number]): string {
  return `\`${rule}\`: ${grouped(before)} before, ${grouped(after)} after; of so many a report lists only the first, so the others are not told apart.`;
}
