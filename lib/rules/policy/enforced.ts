import type { Inspection } from '../../inspection';
import type { Evidence, Finding } from '../../report/report';
import type { SpannedFinding } from '../run';
import { fromPolicy } from './entry';

/**
 * Findings of the other rules that the policy of a project makes errors of, each with the entry that does: what is wrong
 * and how it is mended is said where it always is.
 */
export function enforcedBy(
  { policy }: Inspection,
  found: readonly SpannedFinding[],
): ReadonlyMap<Finding, Evidence> {
  const enforced = new Map<Finding, Evidence>();
  if (policy === undefined) return enforced;
  const { endedBases, nonroot } = policy;
  for (const { finding, weighs } of found) {
    const hasEnded = finding.rule === 'base-end-of-life' || weighs?.kind === 'no-fixes';
    if (endedBases === 'forbid' && hasEnded)
      enforced.set(finding, { text: fromPolicy(policy, '`endedBases: forbid`').text });
    else if (nonroot === 'require' && finding.rule === 'runs-as-root')
      enforced.set(finding, { text: fromPolicy(policy, '`nonroot: require`').text });
  }
  return enforced;
}
