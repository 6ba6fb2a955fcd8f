import type { Report, Verdict, VerdictCounts } from '../report/report';

/** The best first. */
export const byVerdict: readonly Verdict[] = ['runs-as-is', 'runs-with-changes', 'not-known', 'does-not-run'];

/** What the gravest answer to a need amounts to. */
export function verdictOf(gravest: number): Verdict {
  return byVerdict[gravest] ?? 'not-known';
}

/** Nothing without fixes is said to run as it is: to move on is the change. */
export function lasting(verdict: Verdict, hasEnded: boolean): Verdict {
  return hasEnded && verdict === 'runs-as-is' ? 'runs-with-changes' : verdict;
}

export function countVerdicts(some: readonly { readonly verdict: Verdict }[]): VerdictCounts {
  const counts = { 'runs-as-is': 0, 'runs-with-changes': 0, 'does-not-run': 0, 'not-known': 0 };
  // Of a ranking many in a row have one verdict.
  let last: Verdict = 'not-known';
  let from = 0;
  for (let at = 0; at < some.length; at += 1) {
    const verdict: Verdict = some[at]?.verdict ?? last;
    if (verdict === last) continue;
    counts[last] += at - from;
    last = verdict;
    from = at;
  }
  counts[last] += some.length - from;
  return counts;
}

/** How many images of the catalog have each verdict; reports of before the bound list them all. */
export function verdictCounts({ recommendations, recommendationCounts }: Report): VerdictCounts {
  return recommendationCounts ?? countVerdicts(recommendations);
}

/**
 * Whether a base but the file's own is known to run it, with changes or without. Where none is, those of which it is
 * not known are what there is to look at.
 */
export function leadsElsewhere({ recommendations, stages }: Report): boolean {
  const own = new Set(stages.flatMap(({ base }) => [base.imageId, base.reference]));
  return recommendations.some(
    ({ verdict, imageId, reference }) =>
      (verdict === 'runs-as-is' || verdict === 'runs-with-changes') &&
      !own.has(imageId) &&
      !own.has(reference),
  );
}
