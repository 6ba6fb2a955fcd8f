import type { Grade, Graded, Letter, Loss, NotGraded, Report } from '../report/report';
import { countOmitted, plural } from '../report/words';
import { lineWords } from '../text/range';
import { letterFor, scale } from './scale';

export const notGradedReasons = {
  'base-not-known':
    'what the final image stands on is not known, so that no finding there does not mean no fault',
  'no-dockerfile': 'this is another file than a Dockerfile',
  windows: 'this builds a Windows image, and what Plinth knows is about Linux images',
} as const satisfies Record<NotGraded['because'], string>;

/** "Grade B: 84 of 100". The number is never shown without the losses, or the way to them. */
export function gradeTitle(grade: Grade): string {
  return grade.kind === 'graded' ? `Grade ${grade.letter}: ${pointWords(grade.points)}` : 'No grade';
}

export function pointWords(points: number): string {
  return `${points} of ${scale.full}`;
}

/** The whole reckoning: "Grade B: 84 of 100; −12 `runs-as-root` (line 12), −4 `toolchain-in-final-stage` (line 1)". */
export function gradeLine(grade: Grade): string {
  const title = gradeTitle(grade);
  if (grade.kind === 'not-graded') return `${title}: ${notGradedReasons[grade.because]}`;
  if (grade.losses.length === 0) return `${title}; nothing costs points`;
  const losses = grade.losses.map((loss) => `${lostWords(loss)} \`${loss.rule}\` (${lineWords(loss.range)})`);
  return `${title}; ${losses.join(', ')}`;
}

/** The reckoning and what gains most, without the points that end them. */
export function gradeSentences(grade: Grade): readonly string[] {
  const gain = grade.kind === 'graded' ? greatestGain(grade) : undefined;
  return [gradeLine(grade), ...(gain ? [gainWords(gain)] : [])];
}

/** With the minus sign, which is as wide as a plus. */
export function lostWords({ points }: Pick<Loss, 'points'>): string {
  return `−${points}`;
}

/** What a rule costs in all, and the grade without it. */
export type Gain = {
  readonly losses: readonly [Loss, ...Loss[]];
  readonly letter: Letter;
  readonly points: number;
};

/** The rule that costs most; undefined where nothing does, or where the grade was given by other weights. */
export function greatestGain({ losses, scale: version }: Graded): Gain | undefined {
  if (version !== scale.version) return undefined;
  const byRule = new Map<string, [Loss, ...Loss[]]>();
  for (const loss of losses) {
    const same = byRule.get(loss.rule);
    if (same) same.push(loss);
    else byRule.set(loss.rule, [loss]);
  }
  const [most] = [...byRule.values()].sort((a, b) => sum(b) - sum(a));
  if (most === undefined) return undefined;
  const points = Math.max(0, scale.full - (sum(losses) - sum(most)));
  return { losses: most, letter: letterFor(points), points };
}

/** "Most is gained by mending `runs-as-root` (line 12): grade A, 96 of 100, without it". */
export function gainWords({ losses, letter, points }: Gain): string {
  const [{ rule }] = losses;
  const lines = [...new Set(losses.map(({ range }) => lineWords(range)))];
  return `Most is gained by mending \`${rule}\` (${lines.join(' and ')}): grade ${letter}, ${pointWords(points)}, without it`;
}

/** What of a report costs no points, so that nobody looks for it: "Without cost: 2 other findings". */
export function withoutCost({ losses }: Graded, report: Report): string {
  const { findings, omitted, suppressed, omittedSuppressed, notKnown } = report;
  const further = findings.length + countOmitted(omitted) - losses.length;
  const quiet = suppressed.length + countOmitted(omittedSuppressed);
  const parts = [
    further > 0 && plural(further, 'other finding', 'other findings'),
    quiet > 0 && `${plural(quiet, 'finding', 'findings')} suppressed in the file`,
    notKnown.length > 0 && plural(notKnown.length, 'thing that is not known', 'things that are not known'),
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : `Without cost: ${parts.join(', ')}.`;
}

function sum(losses: readonly Loss[]): number {
  return losses.reduce((total, { points }) => total + points, 0);
}
