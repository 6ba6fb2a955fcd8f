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
import { configurationFor } from './bases/configuration';
import type { Catalog } from './catalog/image';
import { parseDockerfile } from './dockerfile/parse';
import { gradeOf } from './grade/grade';
import { buildsWindows, type Inspection, inspect } from './inspection';
import { fitOf } from './recommend/fit';
import { pickImages } from './recommend/pick';
import { type Ranked, rankImages } from './recommend/rank';
import { countVerdicts } from './recommend/verdict';
import type { Concern, Finding, Grade, Recommendation, Report, VerdictCounts } from './report/report';
import type { AnalyzeRequest } from './report/request';
import { requirementsOf } from './requirements';
import type { Requirement } from './requirements/requirement';
import { rules } from './rules';
import { headlineFor, runRules } from './rules/run';
import { suppress } from './rules/suppress';
import { buildStages } from './stages/graph';
import { indexLines, type Lines } from './text/lines';
import { engineVersion } from './version';

/**
 * Way A of the architecture: a Dockerfile in, a report out. Pure; `today` (`YYYY-MM-DD`) judges support dates.
 * Never throws for any text; whoever calls it has checked the size.
 */
export async function analyze(request: AnalyzeRequest, catalog: Catalog, today: string): Promise<Report> {
  const text = request.dockerfile;
  const subject = readSubject(request, catalog, today);
  const { inspection, lines, options } = subject;
  const { found, suppressed, findings: listed, omitted, concerns, grade } = examine(subject);
  const requirements = requirementsOf(inspection);
  const quiet = limitFindings(suppressed);
  const { target } = inspection;
  const notKnown = reportNotKnown(inspection, lines);
  const ranking = rankingOf(subject, requirements);
  return {
    schemaVersion: 1,
    engine: engineOf(catalog),
    source: { text, sha256: sha256Of(text) },
    options,
    ...(request.files && { files: Object.keys(request.files).sort() }),
    summary: summarize({
      findings: listed,
      omitted,
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
    ...reportRequirements(requirements, lines),
    findings: listed,
    suppressed: quiet.listed,
    ...(omitted.length > 0 && { omitted }),
    ...(quiet.omitted.length > 0 && { omittedSuppressed: quiet.omitted }),
    recommendations: ranking.describe(ranking.picked),
    recommendationCounts: ranking.counts,
    notKnown,
    checklist: checklistOf(inspection, ranking.picked.find(isCandidate)?.image),
  };
}

/**
 * What the whole catalog is to a request: every image with its verdict, the best first, and what is to be said of some
 * of them. The same that the report says of the few it names; empty where there is nothing to stand on one.
 */
export function recommend(request: AnalyzeRequest, catalog: Catalog, today: string): Ranking {
  const subject = readSubject(request, catalog, today);
  return rankingOf(subject, requirementsOf(subject.inspection));
}

/** What the rules say of a file: of an analysis all but what it may stand on. */
export function examine({ inspection, lines }: Subject): Examined {
  const found = runRules(rules, inspection, lines);
  const { findings, suppressed } = suppress(found, inspection.dockerfile, lines);
  const { listed, omitted } = limitFindings(findings);
  return {
    found,
    findings: listed,
    omitted,
    suppressed,
    concerns: concernsOf(found, findings, listed),
    grade: gradeOf(findings, listed, unjudged(inspection)),
  };
}

export function engineOf(catalog: Catalog): Report['engine'] {
  const { date, revision } = catalog.measured?.edition ?? catalog;
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
};

export type Examined = {
  readonly findings: readonly Finding[];
  /** Those that are only counted. */
  readonly omitted: NonNullable<Report['omitted']>;
  readonly suppressed: Report['suppressed'];
  /** What weighs beside what fails. */
  readonly concerns: readonly Concern[];
  readonly grade: Grade;
  readonly found: ReturnType<typeof runRules>;
};

/** Reads the file of a request; what the rules say of it `examine` tells. */
export function readSubject(request: AnalyzeRequest, whole: Catalog, today: string): Subject {
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
  const inspection = inspect(graph, catalog, today);
  return {
    lines: indexLines(request.dockerfile),
    options,
    inspection,
  };
}

export function rankingOf(
  { inspection, lines, options }: Subject,
  requirements: readonly Requirement[],
): Ranking {
  const { catalog, target, today } = inspection;
  if (!target) return { images: [], picked: [], counts: countVerdicts([]), describe: () => [] };
  const platform = target.stage.platform ?? options.platform;
  const images = rankImages(catalog, requirements, target.image, today, platform);
  return {
    images,
    picked: pickImages(
      images,
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
