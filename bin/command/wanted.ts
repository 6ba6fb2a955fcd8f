import type { FailOn } from '../../lib/policy/configuration';
import type { Asked } from '../../lib/policy/settle';
import type { Certainty, Severity } from '../../lib/report/report';
import { rules } from '../../lib/rules';
import { findRule } from '../../lib/rules/find-rule';
import { mostAlike } from '../../lib/text/alike';
import { InputError } from '../input-error';

/** What is asked of findings before they are shown and counted. */
export type AskedOfFindings = {
  readonly failOn?: FailOn;
  readonly minCertainty?: Certainty;
  readonly only: readonly string[];
  readonly ignore: readonly string[];
};

const severityOrder = ['info', 'warning', 'error'] as const satisfies readonly Severity[];

/** Which findings are asked for. Throws InputError for a rule that there is not. */
export function wantedBy({ ignore, minCertainty, only }: AskedOfFindings): Asked {
  for (const id of only) refuseUnknown('--only', id);
  for (const id of ignore) refuseUnknown('--ignore', id);
  return {
    ...(only.length > 0 && { only: new Set(only) }),
    without: new Set(ignore),
    ...(minCertainty !== undefined && { minCertainty }),
  };
}

/** Whether something of that severity ends the command with 1. */
export function failsAt(failOn: FailOn): (severity: Severity) => boolean {
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
