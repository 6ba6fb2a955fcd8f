import { engineOf, rankingOf, type Subject } from '../analyze';
import type { WholeCatalog } from '../catalog/catalog';
import { findImage } from '../catalog/find';
import type { CatalogImage } from '../catalog/image';
import { once } from '../catalog/later';
import { hasEnded } from '../catalog/life';
import { choiceBy } from '../policy/choice';
import { isAlike } from '../recommend/likeness';
import type { Ranked } from '../recommend/rank';
import type { WithPolicy } from '../report/policy';
import type { Plan, RewriteAnswer, RewriteRequest, Unanswered } from '../report/rewrite';
import { isWish } from '../report/wishes';
import { requirementsOf } from '../requirements';
import { indexLines } from '../text/lines';
import { rootStage } from './base-edit';
import { candidatesFor } from './candidates';
import { withoutCopiedLanguage } from './copied-language';
import { knownIn } from './draft';
import { isWanted } from './kept';
import { needsShell } from './needless-runs';
import { languageInstalled } from './own-language';
import { type Candidate, type Ground, imageOf, type Layout, planFor } from './plan';
import { readerOf } from './reading';
import type { Layouts, Placed, Scene } from './scene';
import { splitLayout } from './split';

/**
 * Lets the target of a file stand on another base: the base is changed, or what runs is split from what builds, then
 * what that brings to light is cured, and the result is read again. `to`: references, families of the catalog, wishes.
 * Answers no plan where the file has no base to change or nothing is to be had; a plan that is not proved says in
 * `left` what fails, and where.
 */
export function move(
  request: WithPolicy<RewriteRequest>,
  wishes: readonly string[],
  catalog: WholeCatalog,
  today: string,
  first?: Subject,
): RewriteAnswer {
  const engine = engineOf(catalog);
  const { safety: _safety, without: _without, to: _to, keep: _keep, kind: _kind, ...asked } = request;
  const read = readerOf(asked, catalog, today, first);
  const before = read(asked.dockerfile);
  const root = rootStage(before.inspection.graph);
  if (root === undefined || root.from.image.text === '')
    return { engine, plans: [], unanswered: wishes.map((to) => ({ to, ...noBase })) };
  const draft = { text: asked.dockerfile, changes: [], reading: before };
  const needs = requirementsOf(before.inspection);
  const own = imageOf(root.base, catalog, today);
  const ground: Ground = {
    request,
    catalog,
    today,
    read,
    before,
    needs,
    own,
    language: languageInstalled(own, needs, before.inspection),
    old: knownIn(draft, asked.dockerfile),
  };
  return { engine, ...answersTo(wishes, ground) };
}

/** Of the bases for one wish and each way to lay the file out: each costs a few readings, and what comes late in the list is hardly what was meant. */
const mostTried = 6;

/** More answers are no help to choose: what has none of its own is left out then. */
const mostShown = 3;

const noBase = { code: 'no-base', considered: 0, kept: 0 } as const;

/** The best plan for each wish; plans alike are one. */
function answersTo(wishes: readonly string[], ground: Ground): Omit<RewriteAnswer, 'engine'> {
  const { catalog, today, own, request } = ground;
  const { platform = 'linux/amd64', keep = {} } = request;
  const layouts = layoutsOf(ground);
  const planned = new Map<Layout, Map<string, Plan>>();
  const plans: Plan[] = [];
  const unanswered: Unanswered[] = [];
  const usable = new Map<Layout, readonly Placed[]>();
  const written = rootStage(ground.before.inspection.graph)?.base.written ?? '';
  const choiceOf = choiceBy(ground.before.inspection.policy, catalog);
  const isAllowed = (image: CatalogImage) => choiceOf?.(image) !== 'refused';
  const fails = failureOf(ground);
  const scene = { catalog, today, own, written, platform, keep, isAllowed, fails, usable };
  const isGood = own !== undefined && !hasEnded(own, today) && isWanted(own, scene);
  for (const to of new Set(wishes)) {
    if (to === 'without-shell') {
      const proved = plans.filter(isProved);
      const bare = proved.find(({ compared }) => compared?.after.shell === false);
      if (bare !== undefined) plans[plans.indexOf(bare)] = { ...bare, wishes: [...(bare.wishes ?? []), to] };
      if (bare !== undefined || proved.length >= mostShown) continue;
    }
    const { candidates, none } = candidatesFor(to, layouts, scene);
    if (none !== undefined) unanswered.push({ to, ...none });
    const most = wishes.length === 1 ? mostTried : Math.ceil(mostTried / 2);
    const tries = new Map<Layout, number>();
    const isAnswer = (one: Plan) => isProved(one) && (to !== 'least-change' || !isGood || isLess(one));
    const plan = bestOf(candidates, isAnswer, (candidate) => {
      const { reference, layout } = candidate;
      const plansOf = planned.get(layout) ?? new Map<string, Plan>();
      planned.set(layout, plansOf);
      const known = plansOf.get(reference);
      const tried = tries.get(layout) ?? 0;
      if (known !== undefined || tried === most) return known;
      tries.set(layout, tried + 1);
      const made = planFor(candidate, ground);
      plansOf.set(reference, made);
      return made;
    });
    if (plan === undefined) continue;
    if (!isAnswer(plan) && isWish(to) && isGood) {
      const count = [...tries.values()].reduce((sum, each) => sum + each, 0);
      unanswered.push({ to, code: 'none-proved', considered: count, kept: count });
      continue;
    }
    const at = plans.findIndex((one) => isSamePlan(one, plan, ground));
    const alike = plans[at] ?? plan;
    plans[at === -1 ? plans.length : at] = { ...alike, wishes: [...(alike.wishes ?? []), to] };
  }
  return { plans, unanswered };
}

/** Of one text, or of one layout on two names for the same base: `python:3.11-slim` and `python:3.11-slim-trixie`. */
function isSamePlan(one: Plan, other: Plan, { catalog, today }: Ground): boolean {
  if (one.text === other.text) return true;
  if (one.kind !== other.kind || one.proof.isProved !== other.proof.isProved) return false;
  const [a, b] = [one, other].map(({ base }) => base && findImage(catalog, base.reference, today));
  return a?.kind === 'image' && b?.kind === 'image' && isAlike(a.image, b.image);
}

/** The ways to lay out the file, the least change first, each worked out when it is asked for. */
function layoutsOf(ground: Ground): Layouts {
  const { before, language, needs, request } = ground;
  const inPlace: Layout = {
    kind: 'in-place',
    changes: [],
    reading: before,
    needs,
    needsShell: needsShell(before.inspection),
    caveats: [],
    language,
  };
  const ways = [
    () => inPlace,
    once(() => withoutCopiedLanguage(ground)),
    once(() => {
      const split = splitLayout(ground);
      return 'refused' in split ? undefined : split;
    }),
  ];
  const images = new Map<Layout, readonly Ranked[]>();
  return {
    *all() {
      for (const way of ways) {
        const layout = way();
        if (layout !== undefined && (request.kind === undefined || layout.kind === request.kind))
          yield layout;
      }
    },
    images(layout) {
      const ranked = images.get(layout) ?? rankedFor(layout);
      images.set(layout, ranked);
      return ranked;
    },
  };
}

function rankedFor({ reading: { inspection }, needs }: Layout): readonly Ranked[] {
  const { options, dockerfile } = inspection.graph;
  return rankingOf({ inspection, options, lines: indexLines(dockerfile.text) }, needs).images;
}

function failureOf({ before: { findings } }: Ground): Scene['fails'] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return 'no';
  return errors.some(({ fix }) => fix !== undefined) ? 'curably' : 'yes';
}

function isProved({ proof }: Plan): boolean {
  return proof.isProved;
}

/** Of a file that fails on a base that is maintained only failing less is a reason for a change. */
function isLess({ proof: { after, before } }: Plan): boolean {
  return before.errors === 0 || after.errors < before.errors;
}

/** The first that is an answer; where none is, the first of those that fail least. */
function bestOf(
  candidates: Iterable<Candidate>,
  isAnswer: (one: Plan) => boolean,
  planOf: (one: Candidate) => Plan | undefined,
): Plan | undefined {
  let best: Plan | undefined;
  for (const candidate of candidates) {
    const plan = planOf(candidate);
    if (plan === undefined) continue;
    if (isAnswer(plan)) return plan;
    if (best === undefined || plan.proof.after.errors < best.proof.after.errors) best = plan;
  }
  return best;
}
