import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import {
  reportNotKnown,
  reportRecommendations,
  reportRequirements,
  reportStages,
} from './analysis/build-report';
import { checklistOf } from './analysis/checklist';
import { concernsOf } from './analysis/concerns';
import { limitFindings } from './analysis/limits';
import { reportMeasured } from './analysis/measured';
import { summarize } from './analysis/summary';
import { unjudged } from './analysis/unjudged';
import { longestChain } from './bases/base';
import { configurationFor } from './bases/configuration';
import { editionOf } from './catalog/edition';
import type { Catalog } from './catalog/image';
import { once } from './catalog/later';
import { parseDockerfile } from './dockerfile/parse';
import { gradeOf } from './grade/grade';
import { buildsWindows, type Inspection, inspect } from './inspection';
import { choiceBy } from './policy/choice';
import { findingKeysOf } from './policy/finding-keys';
import { noSettings, type Settings } from './policy/settings';
import { type Asked, settle } from './policy/settle';
import { rankedByChoice } from './recommend/chosen';
import { fitOf } from './recommend/fit';
import { pickImages } from './recommend/pick';
import { type Ranked, rankImages } from './recommend/rank';
import { countVerdicts } from './recommend/verdict';
import type { Judged, SettingsNote, Suppressed } from './report/judged';
import type { WithPolicy } from './report/policy';
import type { Concern, Finding, Grade, Recommendation, Report, VerdictCounts } from './report/report';
import type { AnalyzeRequest } from './report/request';
import { requirementsOf } from './requirements';
import type { Requirement } from './requirements/requirement';
import { rules } from './rules';
import { enforcedBy } from './rules/policy/enforced';
import { headlineFor, runRules } from './rules/run';
import { suppress } from './rules/suppress';
import { buildStages } from './stages/graph';
import type { StageGraph } from './stages/stage';
import { indexLines, type Lines } from './text/lines';
import { engineVersion } from './version';

/**
 * Way A of the architecture: a Dockerfile in, a report out. Pure; `today` (`YYYY-MM-DD`) judges support dates.
 * Never throws for any text; whoever calls it has checked the size.
 */
export async function analyze(request: WithPolicy, catalog: Catalog, today: string): Promise<Report> {
  const subject = readSubject(request, catalog, today);
  return reportOf(request, subject, examine(subject), standingOf(subject));
}

/** What a project has settled for a file, and one run asks of it. */
export type Weights = { readonly settings: Settings; readonly asked?: Asked; readonly withBases?: boolean };

/**
 * The same with what a project has settled, and what one run asks for: levels, what is ignored, what a baseline has.
 * What the settings say of building counts where the request says nothing. `withBases: false` leaves out what the file
 * needs and could stand on, for who reads what is found alone: that takes longer than all else. `subject`: the same
 * request, where it was read already.
 */
export async function judge(
  file: string,
  request: AnalyzeRequest,
  { asked = {}, settings, withBases = true }: Weights,
  catalog: Catalog,
  today: string,
  subject = readSubject(withSettings(request, settings), catalog, today),
): Promise<Judged> {
  const whole = withSettings(request, settings);
  const examined = examine(subject, settings, asked);
  const { ignored, leftOut, notes } = examined;
  const report = reportOf(whole, subject, examined, withBases ? standingOf(subject) : undefined);
  return {
    file,
    report,
    suppressed: ignored,
    ...(leftOut > 0 && { leftOut }),
    ...(notes.length > 0 && { notes }),
  };
}

/** A request with what is settled of building its file. */
export function withSettings(
  request: AnalyzeRequest,
  { buildArgs, platform, policy, target }: Settings,
): WithPolicy {
  const settled = { ...(target !== undefined && { target }), ...(platform !== undefined && { platform }) };
  const all = { ...buildArgs, ...request.buildArgs };
  return { ...settled, ...request, ...(Object.keys(all).length > 0 && { buildArgs: all }), policy };
}

function reportOf(
  request: AnalyzeRequest,
  subject: Subject,
  examined: Examined,
  standing: Standing | undefined,
): Report {
  const text = request.dockerfile;
  const { inspection, lines, options } = subject;
  const { found, suppressed, findings: listed, omitted, concerns, counted, grade, positionOf } = examined;
  const { catalog } = inspection;
  const quiet = limitFindings(suppressed);
  const { target } = inspection;
  const notKnown = reportNotKnown(inspection, lines);
  return {
    schemaVersion: 1,
    engine: engineOf(catalog),
    source: { text, sha256: sha256Of(text) },
    options,
    ...(request.files && { files: Object.keys(request.files).sort() }),
    summary: summarize({
      findings: counted,
      positionOf,
      concerns,
      unknownBase: target === undefined || target.image !== undefined ? undefined : target.base.root,
      isWindows: buildsWindows(inspection.contents),
      isOpen: notKnown.length > 0,
      otherFile: inspection.otherFile,
      headlineFor: (finding) => headlineFor(found, finding),
    }),
    grade,
    ...reportStages(inspection, lines),
    ...reportMeasured(inspection),
    ...reportRequirements(standing?.requirements ?? [], lines),
    findings: listed,
    suppressed: quiet.listed,
    ...(omitted.length > 0 && { omitted }),
    ...(quiet.omitted.length > 0 && { omittedSuppressed: quiet.omitted }),
    recommendations: standing?.describe(standing.picked) ?? [],
    ...(standing && { recommendationCounts: standing.counts }),
    notKnown,
    checklist: standing ? checklistOf(inspection, standing.picked.find(isCandidate)?.image) : [],
  };
}

/**
 * What the whole catalog is to a request: every image with its verdict, the best first, and what is to be said of some
 * of them. The same that the report says of the few it names; empty where there is nothing to stand on one.
 */
export function recommend(request: WithPolicy, catalog: Catalog, today: string): Ranking {
  return standingOf(readSubject(request, catalog, today));
}

/** What a file needs, and what it could stand on with that. */
type Standing = Ranking & { readonly requirements: readonly Requirement[] };

function standingOf(subject: Subject): Standing {
  const requirements = requirementsOf(subject.inspection);
  return { ...rankingOf(subject, requirements), requirements };
}

/** What the rules say of a file, and what becomes of it by what is settled: of an analysis all but what it may stand on. */
export function examine(
  { found: findAll, inspection, lines }: Subject,
  settings: Settings = noSettings,
  asked: Asked = {},
): Examined {
  const { dockerfile, graph, today } = inspection;
  const found = findAll();
  const { findings, suppressed } = suppress(found, dockerfile, lines);
  const enforced = enforcedBy(inspection, found);
  const keyOf = findingKeysOf({ text: dockerfile.text, sha256: '' });
  const baseOf = (stage: number) => baseName(graph, stage);
  const settled = settle(findings, { settings, asked, today, enforced, keyOf, baseOf });
  const { counted, shown, suppressed: ignored, leftOut, notes } = settled;
  const { listed, omitted } = limitFindings(shown.map(({ finding }) => finding));
  const owns = new Map(shown.map(({ finding, own }) => [finding, own]));
  const ownListed = listed.map((finding) => owns.get(finding) ?? finding);
  const positions = new Map(ownListed.map((own, position) => [own, position]));
  return {
    found,
    findings: listed,
    counted,
    positionOf: (finding) => positions.get(finding),
    omitted,
    suppressed,
    ignored,
    leftOut,
    notes,
    concerns: concernsOf(found, counted, ownListed),
    grade: gradeOf(counted, ownListed, unjudged(inspection)),
  };
}

/** What a stage stands on at last, by its reference. */
function baseName({ stages }: StageGraph, index: number): string | undefined {
  let base = stages[index]?.base;
  for (let depth = 0; base?.kind === 'stage' && depth < longestChain; depth += 1)
    base = stages[base.stage]?.base;
  return base?.kind === 'image' ? base.reference : undefined;
}

export function engineOf(catalog: Catalog): Report['engine'] {
  const { date, revision } = editionOf(catalog);
  return { version: engineVersion, catalogRevision: revision, catalogDate: date };
}

function isCandidate({ verdict }: Ranked): boolean {
  return verdict === 'runs-as-is' || verdict === 'runs-with-changes';
}

export type Ranking = {
  readonly images: readonly Ranked[];
  /** Those that a report names. */
  readonly picked: readonly Ranked[];
  readonly counts: VerdictCounts;
  describe(some: readonly Ranked[]): readonly Recommendation[];
};

/** What a request is about, read once for all that is said of it. */
export type Subject = {
  readonly lines: Lines;
  readonly options: Report['options'];
  readonly inspection: Inspection;
  /** What the rules find, asked once. */
  found(): ReturnType<typeof runRules>;
};

export type Examined = {
  readonly findings: readonly Finding[];
  /** What headline and grade speak of, as the rules have it. */
  readonly counted: readonly Finding[];
  /** Where one of those stands among `findings`. */
  positionOf(finding: Finding): number | undefined;
  /** Those that are only counted. */
  readonly omitted: NonNullable<Report['omitted']>;
  readonly suppressed: Report['suppressed'];
  /** What settings and baseline take out. */
  readonly ignored: readonly Suppressed[];
  readonly leftOut: number;
  readonly notes: readonly SettingsNote[];
  /** What weighs beside what fails. */
  readonly concerns: readonly Concern[];
  readonly grade: Grade;
  readonly found: ReturnType<typeof runRules>;
};

/** Reads the file of a request; what the rules say of it `examine` tells. */
export function readSubject(request: WithPolicy, whole: Catalog, today: string): Subject {
  const options = {
    target: request.target,
    buildArgs: request.buildArgs ?? {},
    platform: request.platform ?? 'linux/amd64',
  };
  // An image is another on another platform: what was measured there says nothing of it.
  const catalog = whole.measured?.on(options.platform) ?? whole;
  const graph = buildStages(
    parseDockerfile(request.dockerfile),
    { ...options, files: request.files },
    configurationFor(catalog, today),
  );
  const inspection = inspect(graph, catalog, today, request.policy);
  const lines = indexLines(request.dockerfile);
  return { lines, options, inspection, found: once(() => runRules(rules, inspection, lines)) };
}

export function rankingOf(
  { inspection, lines, options }: Omit<Subject, 'found'>,
  requirements: readonly Requirement[],
): Ranking {
  const { catalog, policy, target, today } = inspection;
  if (!target) return { images: [], picked: [], counts: countVerdicts([]), describe: () => [] };
  const platform = target.stage.platform ?? options.platform;
  const choiceOf = choiceBy(policy, catalog);
  const images = rankedByChoice(rankImages(catalog, requirements, target.image, today, platform), choiceOf);
  const named = choiceOf
    ? images.filter((each) => each.isBase || choiceOf(each.image) !== 'refused')
    : images;
  return {
    images,
    picked: pickImages(
      named,
      target.image,
      requirements.some(({ kind }) => kind === 'runtime'),
    ),
    counts: countVerdicts(images),
    describe: (some) =>
      reportRecommendations(
        some.map(({ image }) => fitOf(image, requirements, today)),
        target.stage.index,
        lines,
        platform,
      ),
  };
}

function sha256Of(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}
