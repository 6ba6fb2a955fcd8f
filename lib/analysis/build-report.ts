import type { Base } from '../bases/base';
import { knownOf } from '../bases/compared';
import type { Inspection } from '../inspection';
import type { Fitting } from '../recommend/fit';
import type { Recommendation, Report, ReportRequirement, ReportStage } from '../report/report';
import type { Requirement } from '../requirements/requirement';
import type { Stage, StageGraph } from '../stages/stage';
import type { Lines } from '../text/lines';
import { shortened } from '../text/shorten';
import type { Range, Span } from '../text/span';
import { needClause } from '../words/need';
import { neededPhrase } from '../words/needed';
import { mostNotes, mostPlaces, mostRequirements, mostStages, mostUses } from './limits';

/** The stages as the report shows them: the first, and the one that becomes the image. */
export function reportStages({ contents }: Inspection, lines: Lines): Pick<Report, 'stages' | 'moreStages'> {
  const all = contents.views;
  const shown =
    all.length <= mostStages
      ? all
      : all.filter(({ stage: { index, isTarget } }) => index < mostStages - 1 || isTarget);
  const stages = shown.map((view): ReportStage => {
    const { stage } = view;
    const image = stage.base.kind === 'stage' ? undefined : view.image;
    return {
      index: stage.index,
      name: stage.name && shortened(stage.name),
      line: lines.positionAt(stage.from.span.start).line,
      isFinal: stage.isTarget,
      isReachable: stage.isReachable,
      base: {
        kind: stage.base.kind,
        written: shortened(stage.base.written),
        reference:
          stage.base.kind === 'image'
            ? shortened(stage.base.reference)
            : stage.base.kind === 'scratch'
              ? 'scratch'
              : undefined,
        imageId: image?.entry ? image.id : undefined,
      },
      ...usesOf(stage, lines),
    };
  });
  return { stages, ...(all.length > shown.length && { moreStages: all.length - shown.length }) };
}

/** What a stage takes from others, in the order of the file. */
function usesOf(stage: Stage, lines: Lines): Pick<ReportStage, 'uses' | 'moreUses'> {
  const uses = stage.uses.flatMap(({ source, kind, span }) =>
    source.kind === 'stage' ? [{ stage: source.stage, kind, span }] : [],
  );
  return {
    uses: uses.slice(0, mostUses).map(({ span, ...use }) => ({ ...use, range: lines.rangeOf(span) })),
    ...(uses.length > mostUses && { moreUses: uses.length - mostUses }),
  };
}

export function reportRequirements(
  requirements: readonly Requirement[],
  lines: Lines,
): Pick<Report, 'requirements' | 'moreRequirements'> {
  const shown = requirements.slice(0, mostRequirements).map(
    ({ kind, value, certainty, because }): ReportRequirement => ({
      kind,
      value: shortened(neededPhrase(value)),
      certainty,
      because: because
        .slice(0, mostPlaces)
        .map(({ reason, span }) => ({ text: shortened(needClause(reason)), range: lines.rangeOf(span) })),
      ...(because.length > mostPlaces && { more: because.length - mostPlaces }),
    }),
  );
  const more = requirements.length - shown.length;
  return { requirements: shown, ...(more > 0 && { moreRequirements: more }) };
}

/** How much is said of an image that is no candidate: enough to know why, in a report of a thousand images. */
const mostReasons = 3;
/** A candidate with more than this in its way is read no further. */
const mostHazards = 20;

export function reportRecommendations(
  fittings: readonly Fitting[],
  stage: number,
  lines: Lines,
  platform: string,
): readonly Recommendation[] {
  const ranges = new Map<number, Range>();
  function rangeOf(span: Span): Range {
    const known = ranges.get(span.start) ?? lines.rangeOf(span);
    ranges.set(span.start, known);
    return known;
  }
  return fittings.map(({ image, verdict, reasons, hazards }) => {
    const candidate = verdict === 'runs-as-is' || verdict === 'runs-with-changes';
    const shown = candidate
      ? hazards.slice(0, mostHazards)
      : hazards.slice(0, verdict === 'not-known' ? 0 : 1);
    return {
      stage,
      imageId: image.id,
      ...(!image.entry && { entry: false as const }),
      reference: image.reference,
      verdict,
      reasons: reasons.slice(0, candidate ? mostHazards : mostReasons),
      hazards: shown.map(({ text, span }) => ({ text, ...(span && { range: rangeOf(span) }) })),
      known: knownOf(image, platform),
    };
  });
}

/** What the report cannot say, and what would settle it. */
export function reportNotKnown({ graph, reachable, target }: Inspection, lines: Lines): Report['notKnown'] {
  const notes: { text: string; range?: ReturnType<Lines['rangeOf']> }[] = [];
  let unknown = 0;
  for (const { base, stage } of reachable) {
    if (stage.base.kind === 'stage') continue;
    const text = stage.unreadTriggers > 0 ? unreadTriggers(stage) : unknownBase(base.root);
    if (!text) continue;
    unknown += 1;
    if (unknown <= mostNotes)
      notes.push({ text: shortened(text), range: lines.rangeOf(stage.from.image.span) });
  }
  if (unknown > mostNotes)
    notes.push({ text: `The bases of ${unknown - mostNotes} more stages are not known either.` });
  notes.push(...unreadScripts(graph, lines));
  if (target?.image && !target.start) {
    notes.push({
      text: 'Nothing says what the container starts: neither this file nor, as far as is known, its base sets CMD or ENTRYPOINT.',
      range: lines.rangeOf(target.stage.from.span),
    });
  } else if (target?.start && !target.start.inherited) {
    const started = target.executables.find(({ of }) => of === 'start');
    if (started?.traced.kind === 'context') {
      notes.push({
        text: `\`${shortened(started.written)}\` comes from the build context: what it is and what it needs is not visible here.`,
        range: lines.rangeOf(started.span),
      });
    }
  }
  return notes;
}

function unreadScripts({ stages }: StageGraph, lines: Lines): Report['notKnown'] {
  const unread = stages.flatMap(({ isReachable, steps }) =>
    isReachable ? steps.filter(({ run }) => run?.script.unread) : [],
  );
  const notes: Report['notKnown'][number][] = unread.slice(0, mostNotes).map(({ instruction }) => ({
    text: 'This script makes more of its variables and nested scripts than Plinth reads: what it does is not known.',
    range: lines.rangeOf(instruction.span),
  }));
  if (unread.length > mostNotes)
    notes.push({ text: `So it is with ${unread.length - mostNotes} more scripts.` });
  return notes;
}

function unreadTriggers({ unreadTriggers: count, base }: Stage): string {
  const triggers = count === 1 ? 'The ONBUILD trigger' : `The ${count} ONBUILD triggers`;
  return `${triggers} of \`${base.written}\` are not followed here: in all its stages this file replays more than Plinth reads. Nothing is claimed about what this stage contains.`;
}

function unknownBase(root: Base): string | undefined {
  switch (root.kind) {
    case 'unresolved':
      // FROM without a name: what is wrong is a finding.
      if (root.written === '') return undefined;
      return root.variables.length === 0
        ? `What \`${root.written}\` stands for is not known.`
        : `\`${root.written}\` depends on the build argument ${root.variables.join(', ')}: give it a value to have this stage judged.`;
    case 'not-in-catalog':
      return `\`${root.reference}\` is not in the catalog: nothing is claimed about what it contains.`;
    case 'look-alike':
      if (root.discontinued)
        return `\`${root.reference}\` is not in the catalog, as ${root.because}: nothing is claimed about what it contains.`;
      return `What \`${root.reference}\` contains is not known: ${root.because}.`;
    case 'tag-unknown':
      return `What \`${root.reference}\` contains is not known: ${root.because}.`;
    case 'image':
    case 'scratch':
      return undefined;
    default:
      return root satisfies never;
  }
}
