import { analyze, recommend } from '../analyze';
import { type Base, baseOf } from '../bases/base';
import { configurationFor } from '../bases/configuration';
import type { WholeCatalog } from '../catalog/catalog';
import type { CatalogImage } from '../catalog/image';
import type { PackageNames } from '../catalog/package-names';
import { parseDockerfile } from '../dockerfile/parse';
import { presentIn } from '../fact/fact';
import { inspect } from '../inspection';
import { unlikeness } from '../recommend/likeness';
import type { Ranked } from '../recommend/rank';
import type { Report } from '../report/report';
import type { Plan, RewriteAnswer, RewriteRequest } from '../report/rewrite';
import { requirementsOf } from '../requirements';
import type { Requirement } from '../requirements/requirement';
import { buildStages } from '../stages/graph';
import type { BaseReference, Stage, StageGraph } from '../stages/stage';
import { applyEdits } from '../text/edit';
import { shortened } from '../text/shorten';
import { own as ownValue } from '../text/table';
import { accountCures } from './accounts';
import { baseEdit, rootStage } from './base-edit';
import { judgeMove } from './caveats';
import { type Change, compose } from './compose';
import { type Cause, type Cure, curesOf, type Draft, describe, idsOf, improve, type Read } from './draft';
import { packageCures } from './packages';

/** Each costs a few analyses: the first that is proved is taken. */
const mostCandidates = 6;

type Move = {
  readonly request: RewriteRequest;
  readonly graph: StageGraph;
  readonly graphOf: (text: string) => StageGraph;
  readonly names: PackageNames;
  readonly needs: readonly Requirement[];
  readonly today: string;
  readonly root: Stage;
  /** What the target stands on now; undefined where the catalog does not know it. */
  readonly own: CatalogImage | undefined;
  readonly imageOf: (base: BaseReference) => CatalogImage | undefined;
  readonly before: Report;
  readonly read: Read;
};

/**
 * Lets the target of a file stand on another base: the base is changed, then what that brings to light is cured, and the
 * result is read again. `to` is a reference, a family of the catalog, or a wish. Answers no plan where the file has no
 * base to change or nothing is to be had; a plan that is not proved says in `left` what fails, and where.
 */
export async function move(
  request: RewriteRequest & { readonly to: string },
  catalog: WholeCatalog,
  today: string,
): Promise<RewriteAnswer> {
  const { safety: _safety, without: _without, to, ...asked } = request;
  const read: Read = (dockerfile) => analyze({ ...asked, dockerfile }, catalog, today);
  const before = await read(asked.dockerfile);
  const options = {
    target: asked.target,
    buildArgs: asked.buildArgs ?? {},
    platform: asked.platform ?? 'linux/amd64',
  };
  const graphOf = (text: string) =>
    buildStages(parseDockerfile(text), options, configurationFor(catalog, today));
  const graph = graphOf(asked.dockerfile);
  const root = rootStage(graph);
  if (root === undefined || root.from.image.text === '') return { engine: before.engine, plans: [] };
  const imageOf = (base: BaseReference) =>
    base.kind === 'stage' ? undefined : knownImage(baseOf(base, catalog, today));
  const own = imageOf(root.base);
  const needs = requirementsOf(inspect(graph, catalog, today));
  const plans: Plan[] = [];
  for (const reference of candidatesFor(to, { request: asked, catalog, today, own })) {
    const plan = await planFor(reference, {
      request,
      graph,
      graphOf,
      root,
      own,
      imageOf,
      names: catalog.packageNames,
      needs,
      today,
      before,
      read,
    });
    plans.push(plan);
    if (plan.proof.isProved) return { engine: before.engine, plans: [plan] };
  }
  return { engine: before.engine, plans: plans.slice(0, 1) };
}

type Wish = {
  readonly request: RewriteRequest;
  readonly catalog: WholeCatalog;
  readonly today: string;
  readonly own: CatalogImage | undefined;
};

function candidatesFor(to: string, { request, catalog, today, own }: Wish): readonly string[] {
  const isFamily = catalog.family(to) !== undefined;
  if (!isFamily && to !== 'least-change' && to !== 'smallest') return [to];
  const images = recommend(request, catalog, today).images.filter(
    (one) => !one.hasEnded && isForUse(one) && one.image.reference !== own?.reference,
  );
  const platform = request.platform ?? 'linux/amd64';
  if (to === 'smallest')
    return firstOf(images.filter(runs).sort((a, b) => sizeOf(a, platform) - sizeOf(b, platform)));
  const family = isFamily ? to : own?.family;
  const ofFamily = images.filter((one) => one.family === family);
  if (own === undefined) return firstOf(ofFamily);
  // Those that differ least come first; of these the order of the ranking holds.
  return firstOf(ofFamily.sort((a, b) => unlikeness(own, a.image) - unlikeness(own, b.image)));
}

function knownImage(base: Base): CatalogImage | undefined {
  return base.kind === 'image' || base.kind === 'scratch' ? base.image : undefined;
}

function firstOf(images: readonly Ranked[]): readonly string[] {
  return images.slice(0, mostCandidates).map(({ image }) => image.reference);
}

function isForUse({ purpose }: Ranked): boolean {
  return purpose !== 'debug';
}

function runs({ verdict }: Ranked): boolean {
  return verdict === 'runs-as-is' || verdict === 'runs-with-changes';
}

/** Compressed, in bytes; what is not known comes last. */
function sizeOf({ image }: Ranked, platform: string): number {
  const sizes = presentIn(image.facts.compressedSize);
  return (sizes && ownValue(sizes, platform)) ?? Number.POSITIVE_INFINITY;
}

async function planFor(
  reference: string,
  { request, graph, graphOf, names, needs, today, root, own, imageOf, before, read }: Move,
): Promise<Plan> {
  const original = request.dockerfile;
  const edit = baseEdit(graph, root, reference);
  const cause: Cause = {
    id: `base:${reference}`,
    rule: 'base',
    safety: 'review',
    because: `Stands on \`${reference}\` instead of \`${shortened(root.base.written)}\`.`,
  };
  const changes: readonly Change<Cause>[] = compose(original, [], [{ ...edit, for: cause }]);
  const text = applyEdits(original, [edit]);
  const moved: Draft = { text, changes, report: await read(text) };
  const old = new Set(
    curesOf({ text: original, changes: [], report: before }, original).map((one) => one.cause.id),
  );
  const without = new Set(request.without ?? []);
  const image = imageOf(referenceTo(reference));
  const offered = (draft: Draft) => {
    const found = new Set(draft.report.findings.map(({ rule }) => rule));
    const idAt = idsOf(draft.changes, original);
    const carried = own && image ? translated(graphOf(draft.text), own, image, names, idAt) : [];
    return [
      ...carried.filter((one) => found.has(one.cause.rule)),
      ...curesOf(draft, original).filter(
        ({ cause: { id }, edits }) => !old.has(id) && !meets(edits, draft, cause),
      ),
    ].filter((one) => !without.has(one.cause.id));
  };
  const draft = await improve(original, moved, offered, read);
  const described = describe(original, before, draft);
  const { caveats, isFit } = judgeMove(own, image, reference, needs, today);
  return {
    kind: 'in-place',
    base: { reference, ...(image !== undefined && { imageId: image.id }) },
    ...described,
    caveats,
    proof: { ...described.proof, isProved: described.proof.isProved && isFit },
  };
}

function referenceTo(reference: string): BaseReference {
  return reference === 'scratch'
    ? { kind: 'scratch', written: reference }
    : { kind: 'image', written: reference, reference };
}

function translated(
  graph: StageGraph,
  own: CatalogImage,
  image: CatalogImage,
  names: PackageNames,
  idAt: ReturnType<typeof idsOf>,
): readonly Cure[] {
  return [...packageCures(graph, own, image, names, idAt), ...accountCures(graph, idAt)];
}

/** Whether a cure would change the base that was asked for. */
function meets(edits: Cure['edits'], { changes }: Draft, base: Cause): boolean {
  let shift = 0;
  for (const { span, newText, for: causes } of changes) {
    const start = span.start + shift;
    const end = start + newText.length;
    shift += newText.length - (span.end - span.start);
    if (causes.includes(base) && edits.some((edit) => edit.span.start <= end && edit.span.end >= start))
      return true;
  }
  return false;
}
