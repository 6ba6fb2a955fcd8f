import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Verdict } from '../report/report';
import type { Ranked } from './rank';
import { byVerdict } from './verdict';

/** How many images a report names. */
export const mostPicked = 24;
/** How many of each verdict at most; what one leaves over goes to the others, but never to those that do not run. */
const shares: Readonly<Record<Verdict, number>> = {
  'runs-as-is': 10,
  'runs-with-changes': 6,
  'not-known': 4,
  'does-not-run': 2,
};

/**
 * The few of a ranking that a report names, in its order: the best of each verdict, of every family one before a second
 * of any, those that have ended or that are made for something else only where nothing else is left. The base the file
 * stands on is always among them. `needsRuntime`: whether a language is among the needs.
 */
export function pickImages(
  ranking: readonly Ranked[],
  base: CatalogImage | undefined,
  needsRuntime: boolean,
): readonly Ranked[] {
  const picked = new Set(ranking.filter(({ isBase }) => isBase));
  const candidates = variedByVerdict(ranking, purposesFor(base, needsRuntime));
  for (const [verdict, list] of candidates) for (const each of list.slice(0, shares[verdict])) add(each);
  for (const [verdict, list] of candidates) {
    if (verdict === 'does-not-run') continue;
    for (const each of list) add(each);
  }
  return ranking.filter((each) => picked.has(each));

  function add(each: Ranked): void {
    if (picked.size < mostPicked) picked.add(each);
  }
}

/** More of a verdict are not needed, whatever the others leave over. */
const mostOfVerdict = 12;

/** The first of each verdict, the best verdict first, in rounds: the best of each family, then the second of each. */
function variedByVerdict(
  ranking: readonly Ranked[],
  wanted: ReadonlySet<string | undefined>,
): readonly (readonly [Verdict, readonly Ranked[]])[] {
  const drafts = new Map(byVerdict.map((verdict) => [verdict, draftOf(verdict)]));
  for (const each of ranking) {
    const draft = drafts.get(each.verdict);
    // Twelve of twelve families come before all that follow.
    if (draft === undefined || (draft.rounds[0]?.length ?? 0) >= mostOfVerdict) continue;
    const aside = each.hasEnded ? 2 : wanted.has(each.purpose) ? 0 : 1;
    const families = draft.seen[aside];
    const round = families?.get(each.family) ?? 0;
    if (round >= mostOfVerdict) continue;
    families?.set(each.family, round + 1);
    draft.rounds[aside * mostOfVerdict + round]?.push(each);
  }
  return [...drafts.values()].map(({ verdict, rounds }) => [verdict, firstOf(rounds)]);
}

/** `seen`: of those wanted, those made for something else, and those that have ended, how many of each family there were. */
type Draft = {
  readonly verdict: Verdict;
  readonly seen: readonly Map<string, number>[];
  readonly rounds: readonly Ranked[][];
};

function draftOf(verdict: Verdict): Draft {
  const rounds = Array.from({ length: 3 * mostOfVerdict }, (): Ranked[] => []);
  return { verdict, seen: [new Map(), new Map(), new Map()], rounds };
}

function firstOf(rounds: readonly (readonly Ranked[])[]): readonly Ranked[] {
  const first: Ranked[] = [];
  for (const round of rounds) {
    for (const each of round) {
      if (first.length === mostOfVerdict) return first;
      first.push(each);
    }
  }
  return first;
}

/**
 * What images may be made for to come first. None to look into containers or to run one application, where the file
 * stands on nothing of the kind; none that bring a language, where it stands on a plain base and needs none.
 */
function purposesFor(base: CatalogImage | undefined, needsRuntime: boolean): ReadonlySet<string | undefined> {
  const own = base && valueOf(base.facts.purpose);
  const plain = !needsRuntime && (own === undefined || own === 'base');
  return new Set([undefined, 'base', own, ...(plain ? [] : ['runtime', 'builder'])]);
}
