import { letterOf } from '../grade/grade';
import type { Letter } from '../report/report';
import type { Edit, Plan } from '../report/rewrite';
import { severities, severityCount } from '../report/words';
import { type Table, table } from '../text/table';
import { type BaseRow, baseRows, sizeOfBase } from './bases';

const titles: Table<string> = table({
  smallest: 'Smallest',
  'least-change': 'Least to change',
  'same-publisher': 'Same publisher',
  'without-shell': 'Without a shell',
});

/** Nobody publishes its size, or it is no smaller: it is not called the smallest. */
const unsized = wishTitle('without-shell');

/** What a plan is for; where it answers several wishes, all of them. */
export function planTitle({ compared, wishes = [] }: Plan): string {
  const [first, ...more] = wishes.map((wish) => titleFor(wish, compared));
  if (first === undefined) return 'As named';
  const others = more.filter((title) => title !== first);
  return [first, ...others.map((title) => title[0]?.toLowerCase() + title.slice(1))].join(', ');
}

function titleFor(wish: string, compared: Plan['compared']): string {
  if (compared === undefined) return wishTitle(wish);
  if (wish === 'smallest') return smallestTitle(compared);
  const stays = wish === 'least-change' && compared.before.reference === compared.after.reference;
  return stays ? 'Stay, and mend it' : wishTitle(wish);
}

function smallestTitle({ before, after }: NonNullable<Plan['compared']>): string {
  const { shell, compressedSize: size, sizeIsEstimate } = after;
  const isLess = size !== undefined && (before.compressedSize === undefined || size < before.compressedSize);
  if (shell === false && !isLess) return unsized;
  return sizeIsEstimate ? 'Smallest by an estimate' : wishTitle('smallest');
}

export function wishTitle(wish: string): string {
  return titles[wish] ?? wish;
}

/** Proved ones first, otherwise as they were asked for. */
export function proofFirst(plans: readonly Plan[]): readonly Plan[] {
  return [...plans].sort((a, b) => Number(b.proof.isProved) - Number(a.proof.isProved));
}

/** What reading the text of a plan again came to. */
export function proofWords({ proof: { after, isProved } }: Plan): string {
  if (!isProved) return 'Not proved';
  return after.errors === 0 ? 'No failure found' : 'No new failure';
}

/** Behind a heading over plans: a move does not mend what has nothing to do with the base. */
export function butForErrors(proved: readonly Plan[]): string {
  const isFaulty = proved.length > 0 && proved.every(({ proof }) => proof.after.errors > 0);
  return isFaulty ? ', but for errors that do not come from the base' : '';
}

/** Edits that are made together. */
export type EditGroup = Pick<Edit, 'id' | 'because' | 'safety'> & {
  readonly lines: readonly number[];
  readonly isFixed: boolean;
};

export function groupEdits(edits: readonly Edit[]): readonly EditGroup[] {
  const groups = new Map<string, EditGroup>();
  for (const { id, because, safety, range, isFixed = false } of edits) {
    const { lines = [], ...known } = groups.get(id) ?? {};
    const line = range.start.line;
    groups.set(id, {
      id,
      because,
      safety,
      isFixed,
      ...known,
      lines: lines.includes(line) ? lines : [...lines, line],
    });
  }
  return [...groups.values()];
}

/** "3 edits, 1 to review". */
export function editWords({ edits }: Plan): string {
  const groups = groupEdits(edits);
  const review = groups.filter(({ safety }) => safety === 'review').length;
  const count = groups.length === 1 ? '1 edit' : `${groups.length} edits`;
  if (review === 0) return count;
  return groups.length === 1 ? `${count} to review` : `${count}, ${review} to review`;
}

/** "1 error, 3 notes", of what is still found. */
export function leftWords({ proof: { after } }: Plan): string {
  const counts = { error: after.errors, warning: after.warnings, info: after.infos };
  const parts = severities.flatMap((each) => (counts[each] === 0 ? [] : [severityCount(each, counts[each])]));
  return parts.join(', ') || 'nothing';
}

/** Of the file, and of what the plan makes of it; undefined where there is none. */
export function gradeLetters({ proof: { grades } }: Plan): {
  readonly before: Letter | undefined;
  readonly after: Letter | undefined;
} {
  return { before: letterOf({ grade: grades.before }), after: letterOf({ grade: grades.after }) };
}

/** A property of both bases; undefined is not known. */
export type Difference = BaseRow & { readonly before: string | undefined };

export function differences({ compared }: Plan): readonly Difference[] {
  if (compared === undefined) return [];
  const before = baseRows(compared.before);
  return baseRows(compared.after).map((row, at) => ({ ...row, before: before[at]?.value }));
}

/** "1.10 GB → 68.0 MB", or the one that is known. */
export function sizeChange({ compared }: Plan): string | undefined {
  const [before, after] = [compared?.before, compared?.after].map((base) => base && sizeOfBase(base));
  return before === undefined || after === undefined || before === after ? after : `${before} → ${after}`;
}

/** What stands in the way of a plan that is not proved: errors with their lines, otherwise what is not known. */
export function obstacles({ left, caveats = [] }: Plan): readonly {
  readonly line?: number;
  readonly text: string;
}[] {
  const errors = left.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return caveats.map((text) => ({ text }));
  return errors.map(({ range, message }) => ({ line: range.start.line, text: message }));
}
