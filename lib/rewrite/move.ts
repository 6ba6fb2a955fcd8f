import { engineOf, rankingOf } from '../analyze';
import type { WholeCatalog } from '../catalog/catalog';
import type { Ranked } from '../recommend/rank';
import type { Plan, RewriteAnswer, RewriteRequest } from '../report/rewrite';
import { requirementsOf } from '../requirements';
import { indexLines } from '../text/lines';
import { rootStage } from './base-edit';
import { candidatesFor, type Field } from './candidates';
import { curesOf } from './draft';
import { type Ground, imageOf, type Layout, planFor } from './plan';
import { readerOf } from './reading';
import { splitLayout } from './split';

/**
 * Lets the target of a file stand on another base: the base is changed, or what runs is split from what builds, then
 * what that brings to light is cured, and the result is read again. `to`: references, families of the catalog, wishes.
 * Answers no plan where the file has no base to change or nothing is to be had; a plan that is not proved says in
 * `left` what fails, and where.
 */
export function move(
  request: RewriteRequest,
  wishes: readonly string[],
  catalog: WholeCatalog,
  today: string,
): RewriteAnswer {
  const engine = engineOf(catalog);
  const { safety: _safety, without: _without, to: _to, ...asked } = request;
  const read = readerOf(asked, catalog, today);
  const before = read(asked.dockerfile);
  const root = rootStage(before.inspection.graph);
  if (root === undefined || root.from.image.text === '') return { engine, plans: [] };
  const draft = { text: asked.dockerfile, changes: [], reading: before };
  const ground: Ground = {
    request,
    catalog,
    today,
    read,
    before,
    own: imageOf(root.base, catalog, today),
    old: new Set(curesOf(draft, asked.dockerfile).map(({ cause }) => cause.id)),
  };
  const fields = fieldsOf(ground);
  const plans = wishes.flatMap((wish) => bestPlan(wish, fields, ground) ?? []);
  return {
    engine,
    plans: plans.filter(({ text }, at) => plans.findIndex((one) => one.text === text) === at),
  };
}

/** The ways to lay out the file, the least change first, with what images come to for each. */
function fieldsOf(ground: Ground): readonly Field<Layout>[] {
  const { before } = ground;
  const inPlace: Layout = {
    kind: 'in-place',
    changes: [],
    reading: before,
    needs: requirementsOf(before.inspection),
    caveats: [],
  };
  const split = splitLayout(ground);
  return [inPlace, ...(split ? [split] : [])].map((layout) => ({
    layout,
    images: once(() => rankedFor(layout)),
  }));
}

function rankedFor({ reading: { inspection }, needs }: Layout): readonly Ranked[] {
  const { options, dockerfile } = inspection.graph;
  return rankingOf({ inspection, options, lines: indexLines(dockerfile.text) }, needs).images;
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

/** The first that is proved; where none is, the first of all. */
function bestPlan(wish: string, fields: readonly Field<Layout>[], ground: Ground): Plan | undefined {
  const { catalog, own, request } = ground;
  const platform = request.platform ?? 'linux/amd64';
  let first: Plan | undefined;
  for (const { reference, layout } of candidatesFor(wish, fields, { catalog, own, platform })) {
    const plan = planFor(reference, layout, ground);
    if (plan.proof.isProved) return plan;
    first ??= plan;
  }
  return first;
}
