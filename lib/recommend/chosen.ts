import type { CatalogImage } from '../catalog/image';
import type { Choice } from '../policy/choice';
import type { Ranked } from './rank';

const order = { preferred: 0, allowed: 1, refused: 1 } as const satisfies Record<Choice, number>;

/**
 * A ranking as a project has it: among those of one verdict that follow one another, what it prefers comes first; what
 * it refuses stands behind all others, but for the base of the file.
 */
export function rankedByChoice(
  ranking: readonly Ranked[],
  choiceOf: ((image: CatalogImage) => Choice) | undefined,
): readonly Ranked[] {
  if (choiceOf === undefined) return ranking;
  const choices = new Map(ranking.map((each) => [each, choiceOf(each.image)]));
  const isRefused = (each: Ranked) => choices.get(each) === 'refused' && !each.isBase;
  const chosen = runsOf(ranking.filter((each) => !isRefused(each))).flatMap((run) =>
    run.toSorted((a, b) => order[choices.get(a) ?? 'allowed'] - order[choices.get(b) ?? 'allowed']),
  );
  return [...chosen, ...ranking.filter(isRefused)];
}

/** What follows one another with one verdict, ended or not. */
function runsOf(ranking: readonly Ranked[]): readonly (readonly Ranked[])[] {
  const runs: Ranked[][] = [];
  for (const each of ranking) {
    const last = runs.at(-1);
    const before = last?.[0];
    if (last && before?.verdict === each.verdict && before.hasEnded === each.hasEnded) last.push(each);
    else runs.push([each]);
  }
  return runs;
}
