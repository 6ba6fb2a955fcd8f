import type { Concern, Finding } from '../report/report';
import type { Weight } from '../rules/rule';
import type { SpannedFinding } from '../rules/run';

/** The worst first; what only builds comes after all that ships. */
const order: readonly (readonly [Weight['kind'], boolean])[] = [
  ['secret', true],
  ['no-fixes', true],
  ['secret', false],
  ['no-fixes', false],
];

/**
 * What weighs on a file beside what fails in it: one for each kind, by its first finding. `findings` are those that count,
 * `listed` those of them that the report names.
 */
export function concernsOf(
  found: readonly SpannedFinding[],
  findings: readonly Finding[],
  listed: readonly Finding[],
): readonly Concern[] {
  const counted = new Set(findings);
  const weighing = found.flatMap(({ finding, weighs }) =>
    weighs !== undefined && counted.has(finding) ? [{ finding, weighs }] : [],
  );
  return order.flatMap(([kind, ships]) => {
    const alike = weighing.filter(({ weighs }) => weighs.kind === kind && weighs.ships === ships);
    const [first] = alike;
    if (first === undefined) return [];
    const position = listed.indexOf(first.finding);
    return {
      ...first.weighs,
      count: alike.length,
      line: first.finding.range.start.line,
      ...(position >= 0 && { finding: position }),
    };
  });
}
