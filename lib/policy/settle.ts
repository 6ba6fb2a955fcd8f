import { parseReference } from '../reference/reference';
import type { SettingsNote, Suppressed } from '../report/judged';
import { Certainty, Consequence, type Evidence, type Finding, Severity } from '../report/report';
import { isCalled } from './image-name';
import type { IgnoreSetting, RuleSetting, Settings } from './settings';

/** What is asked of one run, beyond what the project has settled. */
export type Asked = {
  /** Rules that are looked at; left out: all. */
  readonly only?: ReadonlySet<string>;
  readonly without?: ReadonlySet<string>;
  readonly minCertainty?: Certainty;
  /** How many findings of each key the baseline has for the file; `everything`: all are taken as there before. */
  readonly baseline?: ReadonlyMap<string, number> | 'everything';
};

/** What findings are weighed against. */
export type Scales = {
  readonly settings: Settings;
  readonly asked: Asked;
  readonly today: string;
  /** Findings that the policy makes errors of, each with the entry that does. */
  readonly enforced: ReadonlyMap<Finding, Evidence>;
  readonly keyOf: (finding: Finding) => string;
  /** What a stage stands on, in full. */
  readonly baseOf: (stage: number) => string | undefined;
};

export type Settled = {
  /** What the file has, as the rules say it, without what the project ignores. */
  readonly counted: readonly Finding[];
  /** What is held against it, as it is shown, with what the rules say of the same. */
  readonly shown: readonly { readonly finding: Finding; readonly own: Finding }[];
  readonly suppressed: readonly Suppressed[];
  /** How many nobody asked for. */
  readonly leftOut: number;
  readonly notes: readonly SettingsNote[];
};

/**
 * What becomes of the findings of a file. What the project ignores or switches off is gone, as if a comment in the file
 * said so: neither headline nor grade knows it. All else keeps the headline and the grade as they are, so that both mean
 * the same in every project: a level decides what fails a pipeline, not what is wrong with the file; what a baseline
 * knows, or one run did not ask for, is in the file all the same.
 */
export function settle(findings: readonly Finding[], scales: Scales): Settled {
  const { asked, settings } = scales;
  const left = new Map(asked.baseline === 'everything' ? [] : asked.baseline);
  const notes = new Map<string, SettingsNote>();
  const counted: Finding[] = [];
  const shown: { finding: Finding; own: Finding }[] = [];
  const suppressed: Suppressed[] = [];
  let leftOut = 0;
  for (const own of findings) {
    const setting = inForce(settings.rules.get(own.rule), own.rule, scales, notes);
    if (setting?.level === 'off') continue;
    const finding = asShown(own, setting, scales);
    const ignored = ignoredBy(own, scales, notes);
    if (ignored !== undefined) {
      const { reason, until } = ignored;
      suppressed.push({
        finding,
        because: { kind: 'configuration', reason, ...(until !== undefined && { until }) },
      });
      continue;
    }
    counted.push(own);
    // A baseline is looked at first, so that what nobody asks for is not taken to be gone.
    const wasThere = isInBaseline(own, scales, left);
    if (!wasThere && (isNotAskedFor(own, asked) || isLessSure(own, scales))) {
      leftOut += 1;
      continue;
    }
    if (wasThere || asked.baseline === 'everything')
      suppressed.push({ finding, because: { kind: 'baseline' } });
    else shown.push({ finding, own });
  }
  return { counted, shown: gravestFirst(shown), suppressed, leftOut, notes: [...notes.values()] };
}

function asShown(own: Finding, setting: RuleSetting | undefined, { enforced }: Scales): Finding {
  const entry = enforced.get(own);
  const cited = entry === undefined ? own : { ...own, evidence: [...own.evidence, entry] };
  const level = setting?.level ?? (entry === undefined ? own.severity : 'error');
  return level === cited.severity || level === 'off' ? cited : { ...cited, severity: level };
}

/** An entry, but for one whose last day is over: of that a note is made. */
function inForce<T extends IgnoreSetting | RuleSetting>(
  entry: T | undefined,
  rule: string,
  { today }: Scales,
  notes: Map<string, SettingsNote>,
): T | undefined {
  if (entry?.until === undefined || entry.until >= today) return entry;
  notes.set(entry.entry, { kind: 'expired', entry: entry.entry, rule, until: entry.until });
  return undefined;
}

function ignoredBy(
  finding: Finding,
  scales: Scales,
  notes: Map<string, SettingsNote>,
): IgnoreSetting | undefined {
  const { stage, rule } = finding;
  let found: IgnoreSetting | undefined;
  for (const entry of scales.settings.ignore) {
    if (entry.rule !== rule || !standsOn(stage, entry.base, scales)) continue;
    found = inForce(entry, rule, scales, notes) ?? found;
  }
  return found;
}

function standsOn(stage: number | undefined, base: string | undefined, { baseOf }: Scales): boolean {
  if (base === undefined) return true;
  const written = stage === undefined ? undefined : baseOf(stage);
  if (written === undefined) return false;
  const reference = parseReference(written);
  return !('error' in reference) && isCalled(reference, base);
}

function isNotAskedFor({ rule }: Finding, { only, without }: Asked): boolean {
  return only?.has(rule) === false || without?.has(rule) === true;
}

function isLessSure(
  { certainty }: Finding,
  { asked, settings }: Pick<Scales, 'asked' | 'settings'>,
): boolean {
  const least = asked.minCertainty ?? settings.minCertainty;
  return Certainty.options.indexOf(certainty) > Certainty.options.indexOf(least);
}

function isInBaseline(finding: Finding, { asked, keyOf }: Scales, left: Map<string, number>): boolean {
  if (asked.baseline === undefined || asked.baseline === 'everything') return false;
  const key = keyOf(finding);
  const count = left.get(key) ?? 0;
  if (count > 0) left.set(key, count - 1);
  return count > 0;
}

/** As reports have them; those that weigh the same stay in their order. */
function gravestFirst(shown: readonly Settled['shown'][number][]): Settled['shown'] {
  return [...shown].sort(
    (a, b) =>
      Consequence.options.indexOf(a.finding.consequence) -
        Consequence.options.indexOf(b.finding.consequence) ||
      Severity.options.indexOf(a.finding.severity) - Severity.options.indexOf(b.finding.severity),
  );
}
