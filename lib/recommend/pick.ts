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
  const known = picks.get(ranking) ?? new Map<string, readonly Ranked[]>();
  picks.set(ranking, known);
  const name = `${needsRuntime} ${base?.id}`;
  const picked = known.get(name) ?? pick(ranking, base, needsRuntime);
  known.set(name, picked);
  return picked;
}

/** Files that need the same share their ranking. */
const picks = new WeakMap<readonly Ranked[], Map<string, readonly Ranked[]>>();

function pick(
  ranking: readonly Ranked[],
  base: CatalogImage | undefined,
  needsRuntime: boolean,
): readonly Ranked[] {
  const { own, drafts } = goThrough(ranking, purposesFor(base, needsRuntime));
  const picked = new Set(own);
  for (const { firsts, verdict } of drafts) for (const at of firsts.slice(0, shares[verdict])) add(at);
  for (const { firsts, verdict } of drafts) if (verdict !== 'does-not-run') for (const at of firsts) add(at);
  return [...picked].sort((a, b) => a - b).flatMap((at) => ranking[at] ?? []);

  function add(at: number): void {
    if (picked.size < mostPicked) picked.add(at);
  }
}

/** More of a verdict are not needed, whatever the others leave over. */
const mostOfVerdict = 12;

/** `firsts`: places in the ranking, in rounds: the best of each family, then the second of each. */
type Draft = { readonly verdict: Verdict; readonly firsts: readonly number[] };

/** Where the base of the file stands, and the first of each verdict, the best verdict first. */
function goThrough(
  ranking: readonly Ranked[],
  wanted: ReadonlySet<string | undefined>,
): { readonly own: readonly number[]; readonly drafts: readonly Draft[] } {
  const own: number[] = [];
  const counting = byVerdict.map((verdict) => ({
    verdict,
    // Of those wanted, those made for something else, and those that have ended: how many of each family there were.
    seen: [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()],
    rounds: Array.from({ length: 3 * mostOfVerdict }, (): number[] => []),
  }));
  const places = new Map(counting.map((each) => [each.verdict, each]));
  // A ranking is long, and its verdicts come in a row.
  let place = places.get('runs-as-is');
  for (let at = 0; at < ranking.length; at += 1) {
    const each = ranking[at];
    if (!each) continue;
    if (each.isBase) own.push(at);
    if (each.verdict !== place?.verdict) place = places.get(each.verdict);
    if (!place) continue;
    // Twelve of twelve families come before all that follow.
    if ((place.rounds[0]?.length ?? 0) >= mostOfVerdict) continue;
    const aside = each.hasEnded ? 2 : wanted.has(each.purpose) ? 0 : 1;
    const families = place.seen[aside];
    const round = families?.get(each.family) ?? 0;
    if (round >= mostOfVerdict) continue;
    families?.set(each.family, round + 1);
    place.rounds[aside * mostOfVerdict + round]?.push(at);
  }
  return {
    own,
    drafts: counting.map(({ verdict, rounds }) => ({
      verdict,
      firsts: firstOf(rounds),
    })),
  };
}

function firstOf(rounds: readonly (readonly number[])[]): readonly number[] {
  const firsts: number[] = [];
  for (const round of rounds) for (const at of round) if (firsts.length < mostOfVerdict) firsts.push(at);
  return firsts;
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
