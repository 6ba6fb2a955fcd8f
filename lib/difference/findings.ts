import type { Difference, Kept, OneSided } from '../report/difference';
import type { Finding, Omitted, Report, ReportStage } from '../report/report';
import { indexLines } from '../text/lines';
import { type Key, type Paired, pairInTurns } from './pairing';

/** Of the text that a finding stands on so much is compared, so that a thousand on one long line cost no more than it. */
const mostCompared = 1_000;

/** A finding with what it is known by. */
type Known = {
  readonly finding: Finding;
  readonly stage: string;
  /** Undefined where the text was left out. */
  readonly text: string | undefined;
};

type Sides = {
  readonly before: Report;
  readonly after: Report;
  readonly stages: Paired<ReportStage>;
};

/** Which findings of two reports are the same, wherever they stand now. */
export function findingsBetween({ before, after, stages }: Sides): Difference['findings'] {
  const [first, second] = stageKeys(stages);
  const isKnown = !before.source.isLeftOut && !after.source.isLeftOut;
  const one = { report: before, stages: first, isKnown };
  const other = { report: after, stages: second, isKnown };
  const {
    pairs,
    before: gone,
    after: come,
  } = pairInTurns(knownOf(one, before.findings), knownOf(other, after.findings), keys);
  const quiet = pairInTurns(knownOf(one, before.suppressed), knownOf(other, after.suppressed), keys);
  const hushed = new Set(pairInTurns(gone, quiet.after, keys).pairs.map((pair) => pair.before));
  const heard = new Set(pairInTurns(quiet.before, come, keys).pairs.map((pair) => pair.after));
  const uncertain = uncertainRules(before, after);
  const isCertain = ({ finding }: Known) => !uncertain.has(finding.rule);
  return {
    gone: gone.filter(isCertain).map((known) => oneSided(known, hushed)),
    new: come.filter(isCertain).map((known) => oneSided(known, heard)),
    kept: pairs.map(kept),
    ...(uncertain.size > 0 && { uncertain: countOf(uncertain, before, after) }),
  };
}

/** In the order in which they are tried: where it stands, what it says, and what it says in whichever stage. */
const keys: readonly Key<Known>[] = [
  ({ finding, stage, text }) => (text ? join([finding.rule, stage, text]) : undefined),
  ({ finding, stage }) => join([finding.rule, stage, finding.message]),
  ({ finding, text }) => (text === undefined ? join([finding.rule, finding.message]) : undefined),
];

function join(parts: readonly string[]): string {
  return parts.join('\0');
}

type Listed = {
  readonly report: Report;
  readonly stages: ReadonlyMap<number, string>;
  /** Whether both texts are there to look into. */
  readonly isKnown: boolean;
};

function knownOf({ report, stages, isKnown }: Listed, findings: readonly Finding[]): readonly Known[] {
  const { text } = report.source;
  const lines = indexLines(text);
  return findings.map((finding) => {
    const { start, end } = lines.spanOf(finding.range);
    return {
      finding,
      stage: finding.stage === undefined ? '' : (stages.get(finding.stage) ?? `? ${finding.stage}`),
      text: isKnown ? text.slice(start, Math.min(end, start + mostCompared)).replace(/\s+/g, ' ') : undefined,
    };
  });
}

/** Stages by number, of either report: those that are one have one name. */
function stageKeys({
  pairs,
  before,
  after,
}: Paired<ReportStage>): [Map<number, string>, Map<number, string>] {
  const first = before.map(({ index }) => [index, `before ${index}`] as const);
  const second = after.map(({ index }) => [index, `after ${index}`] as const);
  const both = pairs.map((pair, at) => [pair, `pair ${at}`] as const);
  return [
    new Map([...first, ...both.map(([pair, name]) => [pair.before.index, name] as const)]),
    new Map([...second, ...both.map(([pair, name]) => [pair.after.index, name] as const)]),
  ];
}

function oneSided(known: Known, suppressedThere: ReadonlySet<Known>): OneSided {
  return { ...plain(known.finding), ...(suppressedThere.has(known) && { isSuppressedThere: true }) };
}

function kept({ before, after }: { readonly before: Known; readonly after: Known }): Kept {
  const { range, severity, certainty, message } = before.finding;
  return { ...plain(after.finding), was: { range, severity, certainty, message } };
}

function plain({ evidence: _because, fix: _fix, ...finding }: Finding): Omit<Finding, 'evidence' | 'fix'> {
  return finding;
}

/** Of these one report names only the first. */
function uncertainRules(before: Report, after: Report): ReadonlySet<string> {
  return new Set([...(before.omitted ?? []), ...(after.omitted ?? [])].map(({ rule }) => rule));
}

function countOf(rules: ReadonlySet<string>, before: Report, after: Report) {
  const [first, second] = [countsOf(before), countsOf(after)];
  return [...rules].map((rule) => ({ rule, before: first.get(rule) ?? 0, after: second.get(rule) ?? 0 }));
}

function countsOf({ findings, omitted = [] }: Report): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const all: readonly Pick<Omitted, 'rule' | 'count'>[] = [
    ...findings.map(({ rule }) => ({ rule, count: 1 })),
    ...omitted,
  ];
  for (const { rule, count } of all) counts.set(rule, (counts.get(rule) ?? 0) + count);
  return counts;
}
