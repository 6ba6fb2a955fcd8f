import { baseOf } from '../bases/base';
import { comparedOf } from '../bases/compared';
import type { WholeCatalog } from '../catalog/catalog';
import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import type { StageView } from '../contents/contents';
import { installedPackages } from '../programs/packages';
import type { Plan, RewriteRequest } from '../report/rewrite';
import { requirementsOf } from '../requirements';
import type { Requirement } from '../requirements/requirement';
import type { BaseReference, Stage } from '../stages/stage';
import { applyEdits } from '../text/edit';
import { shortened } from '../text/shorten';
import type { Span } from '../text/span';
import { ofAnother } from './another-base';
import { baseEdit, rootStage } from './base-edit';
import { carriedCures } from './carried';
import { judgeMove } from './caveats';
import { type Change, compose } from './compose';
import { type Cause, type Cure, curesOf, type Draft, describe, idsOf, improve, withBase } from './draft';
import { calledIn, makesEnvironmentIn } from './environments';
import type { Installed } from './own-language';
import type { Read, Reading } from './reading';
import { type Builder, builderFor } from './split/builder';

/** What all plans for a file rest on. */
export type Ground = {
  readonly request: RewriteRequest;
  readonly catalog: WholeCatalog;
  readonly today: string;
  readonly read: Read;
  readonly before: Reading;
  readonly needs: readonly Requirement[];
  /** What the target stands on now; undefined where the catalog does not know it. */
  readonly own: CatalogImage | undefined;
  /** What the file installs for its program, where its base has no language. */
  readonly language: Installed | undefined;
  /** Ids of the cures that the file could have as it is. */
  readonly old: ReadonlySet<string>;
};

/** A base to try with a layout. */
export type Candidate = {
  readonly reference: string;
  readonly layout: Layout;
  /** An image of another release that is laid out alike: what is not known of the one is as in the other. */
  readonly twin?: CatalogImage;
};

/** The file as it is laid out before its base changes. */
export type Layout = {
  readonly kind: 'in-place' | 'split';
  readonly changes: readonly Change<Cause>[];
  readonly reading: Reading;
  readonly needs: readonly Requirement[];
  /** Whether nothing is gained on a base: what builds is no more than what runs. */
  isIdle?(image: CatalogImage): boolean;
  /** What it runs while it is built is more than a base without a shell could do without. */
  readonly needsShell?: boolean;
  readonly caveats: readonly string[];
  /** What the file installs for its program, where its base has no language. */
  readonly language?: Installed | undefined;
  /** Nothing but a base with that language will do. */
  readonly needsLanguage?: true;
};

/** The layout on another base, what that brings to light cured, and the result judged. */
export function planFor({ reference, layout, twin }: Candidate, ground: Ground): Plan {
  const { request, catalog, today, read, before, needs, own } = ground;
  const { dockerfile: original, platform = 'linux/amd64' } = request;
  const image = imageOf(referenceTo(reference), catalog, today);
  const companions = companionsOf(layout, image, ground);
  const start = moved(reference, companions, layout, ground);
  const draft = improve(original, start, offersOf(reference, image, companions, ground), read);
  const described = describe(original, before, draft);
  const fixed = new Set(start.changes.flatMap((change) => change.for.map(({ id }) => id)));
  const after = requirementsOf(draft.reading.inspection, false);
  const isBringing =
    layout.kind === 'in-place' && !before.findings.some(({ severity }) => severity === 'error');
  const { caveats, isFit } = judgeMove({
    from: own,
    to: image,
    reference,
    before: needs,
    after: [
      ...platformsOf(isForSamePlatform(before, draft.reading) ? after : needs),
      ...after
        .filter(({ kind }) => kind !== 'platform')
        .map((need) => ofAnother(need, image, twin, own, isBringing)),
    ],
    inspection: draft.reading.inspection,
    today,
    language: layout.language,
  });
  const further = [
    companions.some(({ builder }) => builder === 'none') &&
      'No maintained image is known that builds for its release and C library.',
    companions.some((one) => linksLibraries(one, layout)) &&
      'What is linked with C libraries there needs static ones, which the packages of the builder do not bring.',
  ].filter((caveat) => typeof caveat === 'string');
  return {
    kind: layout.kind,
    base: { reference, ...(image !== undefined && { imageId: image.id }) },
    compared: {
      before: comparedOf(
        rootStage(before.inspection.graph)?.base.written ?? '',
        own,
        platform,
        image !== undefined &&
          layout.language !== undefined &&
          productOf(image)?.name === layout.language.language,
      ),
      after: comparedOf(reference, image, platform),
    },
    ...described,
    edits: described.edits.map((edit) => ({ ...edit, ...(fixed.has(edit.id) && { isFixed: true }) })),
    caveats: [
      ...caveats,
      ...further,
      ...(companions.some(({ builder }) => builder !== 'none' && builder.isStatic) ? [linkedStatically] : []),
      ...layout.caveats,
    ],
    proof: { ...described.proof, isProved: described.proof.isProved && isFit && further.length === 0 },
  };
}

function platformsOf(needs: readonly Requirement[]): readonly Requirement[] {
  return needs.filter(({ kind }) => kind === 'platform');
}

function isForSamePlatform(one: Reading, other: Reading): boolean {
  return platformOf(one) === platformOf(other);
}

function platformOf({ inspection: { graph, target } }: Reading): string | undefined {
  return target?.stage.platform ?? graph.options.platform;
}

const linkedStatically =
  'Packages that link C libraries, like OpenSSL, need their static ones on Alpine to build with.';

type Companion = { readonly stage: Stage; readonly from: CatalogImage; readonly builder: Builder | 'none' };

/** Whether a builder that is to link statically installs what C libraries are linked with. */
function linksLibraries({ stage, builder }: Companion, { reading }: Layout): boolean {
  if (builder === 'none' || builder.isStatic !== true) return false;
  const installed = installedPackages(reading.inspection.contents.view(stage.index).end);
  return installed.some((name) => /-(dev|devel)$/.test(name) && !/^(musl|libc6?)-dev$/.test(name));
}

/** The stages that build for the one that moves, and have to move with it. */
function companionsOf(
  { reading }: Layout,
  image: CatalogImage | undefined,
  { own, catalog, today }: Ground,
): readonly Companion[] {
  const { graph, contents } = reading.inspection;
  const product = own && productOf(own);
  const root = rootStage(graph);
  if (image === undefined || image.id === own?.id) return [];
  return graph.stages.flatMap((stage) => {
    const view = contents.view(stage.index);
    const builds = view.image;
    if (!stage.isReachable || stage.base.kind !== 'image' || stage === root) return [];
    if (builds === undefined) return [];
    const builder = builderFor(builds, image, {
      catalog,
      today,
      makesEnvironment: makesEnvironmentIn(view),
      called: calledIn(stage),
    });
    if (builder === undefined) return [];
    const isSame =
      builds.id === own?.id || (product !== undefined && productOf(builds)?.name === product.name);
    const isMeant = isSame || (builder !== 'none' && builder.isStatic) || publishesIn(view, reading);
    return isMeant ? [{ stage, from: builds, builder }] : [];
  });
}

const publishedBy: ReadonlySet<string> = new Set(['dotnet-host', 'dotnet-aot']);

/** Whether a stage publishes a program of .NET for the C library that its SDK has. */
function publishesIn(view: StageView, { inspection: { target } }: Reading): boolean {
  return (target?.executables ?? []).some(
    ({ native }) =>
      native?.view === view && publishedBy.has(native.effect.language) && native.effect.libc === undefined,
  );
}

function moved(
  reference: string,
  companions: readonly Companion[],
  { changes, reading }: Layout,
  { request, read }: Ground,
): Draft {
  const { graph } = reading.inspection;
  const { text } = graph.dockerfile;
  const root = rootStage(graph);
  if (root === undefined) return { text, changes, reading };
  const because = `Stands on \`${reference}\` instead of \`${shortened(root.base.written)}\`.`;
  if (reference === root.base.written) return { text, changes, reading };
  const cause: Cause = { id: `base:${reference}`, rule: withBase, safety: 'review', because };
  const edits = [{ ...baseEdit(graph, root, reference), for: cause }];
  for (const { stage, builder } of companions) {
    if (builder === 'none') continue;
    const { because: why, image } = builder;
    const edit = baseEdit(graph, stage, image.reference);
    if (edits.some((one) => one.span.start <= edit.span.end && edit.span.start <= one.span.end)) continue;
    const goesWith: Cause = {
      id: `builder:${image.reference}`,
      rule: 'base',
      safety: 'review',
      because: `Builds with \`${image.reference}\`. ${why}`,
    };
    edits.push({ ...edit, for: goesWith });
  }
  const next = applyEdits(text, edits);
  if (next === text) return { text, changes, reading };
  return { text: next, changes: compose(request.dockerfile, changes, edits), reading: read(next) };
}

/** What may be cured in a draft: what the move brought, but not its base, nor what is asked to be left out. */
function offersOf(
  reference: string,
  image: CatalogImage | undefined,
  companions: readonly Companion[],
  { request: { dockerfile, without = [] }, own, old, catalog }: Ground,
): (draft: Draft) => readonly Cure[] {
  const left = new Set(without);
  return (draft) => {
    const { findings, inspection } = draft.reading;
    const { graph } = inspection;
    const root = rootStage(graph);
    const place = root && baseEdit(graph, root, reference).span;
    const found = new Set(findings.map(({ rule }) => rule));
    const idAt = idsOf(draft.changes, dockerfile);
    const common = { inspection, names: catalog.packageNames, idAt };
    const carried = own && image ? carriedCures({ ...common, from: own, to: image }) : [];
    const along = companions.flatMap(({ builder, from, stage }) =>
      builder === 'none' ? [] : carriedCures({ ...common, from, to: builder.image, root: stage.index }),
    );
    return [
      ...[...carried, ...along].filter(({ cause: { rule } }) => rule === withBase || found.has(rule)),
      ...curesOf(draft, dockerfile).filter(
        ({ cause: { id }, edits }) => !old.has(id) && !meets(edits, place),
      ),
    ].filter((one) => !left.has(one.cause.id));
  };
}

export function imageOf(base: BaseReference, catalog: WholeCatalog, today: string): CatalogImage | undefined {
  if (base.kind === 'stage') return undefined;
  const known = baseOf(base, catalog, today);
  return known.kind === 'image' || known.kind === 'scratch' ? known.image : undefined;
}

function referenceTo(reference: string): BaseReference {
  return reference === 'scratch'
    ? { kind: 'scratch', written: reference }
    : { kind: 'image', written: reference, reference };
}

/** Whether a cure would change what is asked to stay. */
function meets(edits: Cure['edits'], place: Span | undefined): boolean {
  return place !== undefined && edits.some(({ span }) => span.start <= place.end && span.end >= place.start);
}
