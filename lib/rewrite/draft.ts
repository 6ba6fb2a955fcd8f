import type { Finding } from '../report/report';
import type { Counts, Edit, Plan } from '../report/rewrite';
import { applyEdits, type TextEdit } from '../text/edit';
import { indexLines } from '../text/lines';
import { type Change, compose, originOf } from './compose';
import type { Read, Reading } from './reading';

/** What an edit is for. */
export type Cause = Pick<Edit, 'id' | 'safety' | 'because'> & { readonly rule: string };

/** In place of a rule: goes with the base, whether or not a rule sees it. */
export const withBase = 'base';

/**
 * One fault's cure: its edits are made together or not at all. `isOfRule`: it only has the fault gone, and waits for those
 * that carry over what was there.
 */
export type Cure = {
  readonly cause: Cause;
  readonly edits: readonly TextEdit[];
  readonly isOfRule?: true;
};

/** The text so far: what was changed of the original, and what is found in it now. */
export type Draft = {
  readonly text: string;
  readonly changes: readonly Change<Cause>[];
  readonly reading: Reading;
};

/** A cure may bring to light what another rule cures: more than a few rounds are not seen but in made-up files. */
const mostRounds = 8;
/** Where cures do not go together, so many are tried one by one; the rest stays for the reader. */
const mostAlone = 12;

/**
 * The draft with the cures that are offered for it, round by round, until none is left: a round after which a rule has
 * more errors, or a fault of its own stays, is taken back and its cures tried one by one. Nothing is tried twice.
 */
export function improve(
  original: string,
  start: Draft,
  offered: (draft: Draft) => readonly Cure[],
  read: Read,
): Draft {
  const tried = new Set<string>();
  let draft = start;
  let alone = mostAlone;
  for (let round = 0; round < mostRounds; round += 1) {
    const untried = offered(draft).filter(({ cause }) => !tried.has(cause.id));
    const carried = new Set(untried.flatMap(({ cause, isOfRule }) => (isOfRule ? [] : cause.rule)));
    const first = untried.filter(({ cause, isOfRule }) => !isOfRule || !carried.has(cause.rule));
    const cures = apartFromOthers(first);
    if (cures.length === 0) break;
    for (const { cause } of cures) tried.add(cause.id);
    const isCarrying = cures.some(({ isOfRule }) => !isOfRule);
    const together =
      withCures(original, draft, cures, read) ??
      (isCarrying ? withNext(original, draft, cures, offered, read) : undefined);
    if (together !== undefined) {
      draft = together;
      continue;
    }
    const some = cures.length === 1 ? [] : cures.slice(0, alone);
    alone -= some.length;
    draft = oneByOne(original, draft, some, offered, read);
  }
  return draft;
}

/** Cures that do not go together, each for itself; one that was made may move those after it. */
function oneByOne(
  original: string,
  draft: Draft,
  cures: readonly Cure[],
  offered: (draft: Draft) => readonly Cure[],
  read: Read,
): Draft {
  let now = draft;
  for (const { cause } of cures) {
    const placed = apartFromOthers(offered(now).filter((each) => each.cause.id === cause.id));
    now = withCures(original, now, placed, read) ?? now;
  }
  return now;
}

/** What the draft comes to, beside the report on the text before. */
export function describe(original: string, before: Reading, draft: Draft): Omit<Plan, 'kind' | 'base'> {
  const { text, changes, reading } = draft;
  const lines = indexLines(original);
  const made = new Set(changes.flatMap((change) => change.for.map(({ id }) => id)));
  return {
    edits: changes.map(({ span, newText, for: causes }) => ({
      ...reasonOf([...new Set(causes)]),
      range: lines.rangeOf(span),
      newText,
    })),
    text,
    left: reading.findings,
    proof: {
      before: countsOf(before),
      after: countsOf(reading),
      grades: { before: before.grade, after: reading.grade },
      isProved:
        !isWorse(before, reading) && !curesOf(draft, original).some(({ cause }) => made.has(cause.id)),
    },
  };
}

/** One place may be changed for several reasons, one upon the other: without the first there are none of the others. */
function reasonOf(causes: readonly Cause[]): Pick<Edit, 'id' | 'safety' | 'because' | 'rules'> {
  return {
    id: causes[0]?.id ?? '',
    safety: causes.some(({ safety }) => safety === 'review') ? 'review' : 'safe',
    because: causes.map(({ because }) => because).join(' '),
    rules: [...new Set(causes.map(({ rule }) => rule))],
  };
}

/** What the rules offer for a text, with ids that tell by rule and by place in the original, whatever was done before. */
export function curesOf(draft: Draft, original: string): readonly Cure[] {
  const lines = indexLines(draft.text);
  return named(draft, original).flatMap(({ finding: { rule, message, fix }, id }) => {
    if (fix === undefined) return [];
    const edits = fix.edits.map(({ range: at, newText }) => ({ span: lines.spanOf(at), newText }));
    return [{ cause: { id, rule, safety: fix.safety, because: message }, edits, isOfRule: true }];
  });
}

/** The ids that cures of what a text could be better in have, offered or not. What fails is mended with any move. */
export function knownIn(draft: Draft, original: string): ReadonlySet<string> {
  const some = named(draft, original).filter(({ finding: { severity } }) => severity !== 'error');
  return new Set(some.map(({ id }) => id));
}

function named(
  { text, changes, reading }: Draft,
  original: string,
): readonly { readonly finding: Finding; readonly id: string }[] {
  const lines = indexLines(text);
  const idAt = idsOf(changes, original);
  const seen = new Map<string, number>();
  return reading.findings.map((finding) => {
    const place = idAt(finding.rule, lines.offsetAt(finding.range.start));
    const nth = (seen.get(place) ?? 0) + 1;
    seen.set(place, nth);
    return { finding, id: nth === 1 ? place : `${place}:${nth}` };
  });
}

/** Names what is done at an offset of the changed text by where that was in the original. */
export function idsOf(changes: Draft['changes'], original: string): (kind: string, offset: number) => string {
  const lines = indexLines(original);
  return (kind, offset) => {
    const { line, column } = lines.positionAt(originOf(changes, offset));
    return `${kind}:${line}:${column}`;
  };
}

/** Those that can be made at once: of two that touch the same place the later waits for the next round. */
function apartFromOthers(cures: readonly Cure[]): readonly Cure[] {
  const all = cures
    .flatMap((of, rank) => of.edits.map(({ span }) => ({ rank, span })))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.rank - b.rank);
  const waiting = new Set<number>();
  let last: (typeof all)[number] | undefined;
  for (const one of all) {
    if (waiting.has(one.rank)) continue;
    if (last !== undefined && last.rank !== one.rank && one.span.start <= last.span.end) {
      waiting.add(Math.max(last.rank, one.rank));
      if (last.rank > one.rank) last = one;
      continue;
    }
    if (last === undefined || one.span.end >= last.span.end) last = one;
  }
  return cures.filter((_, rank) => !waiting.has(rank));
}

/** The text with these edits, unless a fault stays or a rule has more errors than before. */
function withCures(original: string, draft: Draft, cures: readonly Cure[], read: Read): Draft | undefined {
  const made = withEdits(original, draft, cures, read);
  return made === undefined || isWorse(draft.reading, made.reading) ? undefined : made;
}

/** The same where what these edits bring to light is cured in turn. */
function withNext(
  original: string,
  draft: Draft,
  cures: readonly Cure[],
  offered: (draft: Draft) => readonly Cure[],
  read: Read,
): Draft | undefined {
  const made = withEdits(original, draft, cures, read);
  if (made === undefined) return undefined;
  const worse = new Set(rulesWorse(draft.reading, made.reading));
  const next = apartFromOthers(offered(made).filter(({ cause }) => worse.has(cause.rule)));
  const mended = next.length === 0 ? undefined : withEdits(original, made, next, read);
  return mended === undefined || isWorse(draft.reading, mended.reading) ? undefined : mended;
}

/** The text with these edits, unless a fault that they are for stays. */
function withEdits(
  original: string,
  { text, changes, reading }: Draft,
  cures: readonly Cure[],
  read: Read,
): Draft | undefined {
  const further = cures.flatMap(({ cause, edits }) => edits.map((edit) => ({ ...edit, for: cause })));
  const next = applyEdits(text, further);
  if (next === text) return undefined;
  const after = read(next);
  if (!cures.every(({ cause }) => isCured(reading, after, cause))) return undefined;
  return { text: next, changes: compose(original, changes, further), reading: after };
}

/** Whether there is less to say of what the edit was for. */
function isCured(before: Reading, after: Reading, { rule }: Cause): boolean {
  return rule === withBase || countOf(after, rule) < countOf(before, rule);
}

function isWorse(before: Reading, after: Reading): boolean {
  return rulesWorse(before, after).length > 0;
}

/** The rules that have more errors than before. */
function rulesWorse(before: Reading, after: Reading): readonly string[] {
  const known = errorsByRule(before);
  return [...errorsByRule(after)].flatMap(([rule, count]) => (count > (known.get(rule) ?? 0) ? [rule] : []));
}

/** With those that the report only counts. */
function errorsByRule({ findings, omitted }: Reading): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const all = [...findings.map((finding) => ({ ...finding, count: 1 })), ...omitted];
  for (const { rule, severity, count } of all)
    if (severity === 'error') counts.set(rule, (counts.get(rule) ?? 0) + count);
  return counts;
}

/** With those that the report only counts. */
function countOf({ findings, omitted }: Reading, rule: string): number {
  const listed = findings.filter((finding) => finding.rule === rule).length;
  return omitted.reduce((sum, one) => (one.rule === rule ? sum + one.count : sum), listed);
}

function countsOf({ findings, omitted }: Reading): Counts {
  const count = (severity: Finding['severity']) =>
    omitted.reduce(
      (sum, one) => (one.severity === severity ? sum + one.count : sum),
      findings.filter((finding) => finding.severity === severity).length,
    );
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
