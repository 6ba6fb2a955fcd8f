import type { Certainty, Finding, Severity } from '../../lib/report/report';
import { rules } from '../../lib/rules';
import { findRule } from '../../lib/rules/find-rule';
import { mostAlike } from '../../lib/text/alike';
import { InputError } from '../input-error';

/** What is asked of findings before they are shown and counted. */
export type AskedOfFindings = {
  readonly failOn: Severity | 'never';
  readonly minCertainty?: Certainty;
  readonly only: readonly string[];
  readonly ignore: readonly string[];
};

const severityOrder = ['info', 'warning', 'error'] as const satisfies readonly Severity[];
const certaintyOrder = ['possible', 'likely', 'certain'] as const satisfies readonly Certainty[];

/** Whether a finding is asked for. Throws InputError for a rule that there is not. */
export function wantedBy({
  ignore,
  minCertainty = 'possible',
  only,
}: AskedOfFindings): (finding: Finding) => boolean {
  for (const id of only) refuseUnknown('--only', id);
  for (const id of ignore) refuseUnknown('--ignore', id);
  const least = certaintyOrder.indexOf(minCertainty);
  return ({ certainty, rule }) =>
    (only.length === 0 || only.includes(rule)) &&
    !ignore.includes(rule) &&
    certaintyOrder.indexOf(certainty) >= least;
}

/** Whether something of that severity ends the command with 1. */
export function failsAt({ failOn }: AskedOfFindings): (severity: Severity) => boolean {
  if (failOn === 'never') return () => false;
  const least = severityOrder.indexOf(failOn);
  return (severity) => severityOrder.indexOf(severity) >= least;
}

function refuseUnknown(option: string, id: string): void {
  if (findRule(id) === undefined)
    throw new InputError(`${option} ${id}: there is no such rule; ${nearestRules(id)}`);
}

/** "did you mean a, b or c?", or where all of them are. */
export function nearestRules(id: string): string {
  const near = mostAlike(id, rules, (rule) => [rule.id], 3).map((rule) => rule.id);
  const [last, ...others] = near.toReversed();
  if (last === undefined) return 'plinth rules lists them all';
  const words = others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`;
  return `did you mean ${words}?`;
}
