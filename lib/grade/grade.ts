import { failsAnywhere } from '../report/failures';
import type { Finding, Grade, Letter, Loss, NotGraded, Report } from '../report/report';
import { costOfNth, letterFor, scale, weightOf } from './scale';

/** A finding and what it costs where it is the first of its rule. */
type Weighed = { readonly finding: Finding; readonly weight: number };

/** So many findings of a rule cost anything. */
const mostOfRule = 2;

/**
 * The grade of a file by all its findings, of which a report lists some. `unjudged`: why silence says nothing, as where
 * its base is not known; what fails whatever the base has is graded all the same. Suppressed findings cost nothing.
 */
export function gradeOf(
  findings: readonly Finding[],
  listed: readonly Finding[],
  unjudged: NotGraded['because'] | undefined,
): Grade {
  const { version, full } = scale;
  if (unjudged === 'no-dockerfile' || (unjudged !== undefined && !failsAnywhere({ findings })))
    return { kind: 'not-graded', scale: version, because: unjudged };
  const positions = new Map(listed.map((finding, index) => [finding, index]));
  const losses = [...costliestByRule(findings).values()]
    .flatMap((weighed) => weighed.map((each, nth) => lossOf(each, nth, positions.get(each.finding))))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
  const lost = losses.reduce((sum, { points }) => sum + points, 0);
  const points = Math.max(0, full - lost);
  return { kind: 'graded', scale: version, letter: letterFor(points), points, losses };
}

/** For what has room for a letter alone; undefined where there is none, or the report is older than grades. */
export function letterOf({ grade }: Pick<Report, 'grade'>): Letter | undefined {
  return grade?.kind === 'graded' ? grade.letter : undefined;
}

/** Of findings that weigh the same those that come first. */
function costliestByRule(findings: readonly Finding[]): ReadonlyMap<string, readonly Weighed[]> {
  const byRule = new Map<string, readonly Weighed[]>();
  for (const finding of findings) {
    const { rule, consequence, severity, certainty } = finding;
    const weight = weightOf(rule, consequence, severity)[certainty];
    const known = byRule.get(rule) ?? [];
    const costliest = [...known, { finding, weight }].sort((a, b) => b.weight - a.weight);
    byRule.set(rule, costliest.slice(0, mostOfRule));
  }
  return byRule;
}

function lossOf({ finding, weight }: Weighed, nth: number, position: number | undefined): Loss {
  return {
    rule: finding.rule,
    range: finding.range,
    points: costOfNth(weight, nth),
    ...(position !== undefined && { finding: position }),
  };
}
