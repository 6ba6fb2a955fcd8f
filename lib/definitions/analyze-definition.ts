import { judge, type Weights } from '../analyze';
import type { Catalog } from '../catalog/image';
import { findingKeysOf } from '../policy/finding-keys';
import { noSettings } from '../policy/settings';
import { settle } from '../policy/settle';
import type { Judged } from '../report/judged';
import type { Evidence, Finding } from '../report/report';
import { budgetFor } from '../text/budget';
import { indexLines, type Lines } from '../text/lines';
import { builtUseFindings, builtUses } from './built-use';
import type { Build, Definition, UsedImage } from './definition';
import { definitionReport, inOrder } from './definition-report';
import { type DefinitionFiles, type Job, jobsOf } from './jobs';
import { judgeImage } from './judge-image';
import { mappedFinding } from './mapped-finding';
import { refusalIn, type Said } from './said';

/** A Dockerfile as it is built: once for all builds that build it alike. */
export type BuiltReport = {
  readonly builds: readonly string[];
  /** As seen from the folder of the definition; undefined for one that stands in the definition. */
  readonly file: string | undefined;
  readonly platforms: readonly string[];
  readonly judged: Omit<Judged, 'file'>;
};

export type ImageReport = {
  readonly name: string;
  readonly reference: string;
  readonly findings: readonly Finding[];
};

export type DefinitionAnalysis = {
  readonly builds: readonly BuiltReport[];
  readonly images: readonly ImageReport[];
  readonly notUnderstood: readonly Said[];
  /** What the definition is refused for whole: of such a one only what can be read is judged. */
  readonly refusal: Said | undefined;
  /** Of the definition itself: what is found in its own lines, that of Dockerfiles in it too. */
  readonly judged: Omit<Judged, 'file'>;
};

const mostReports = 100;
const mostImages = 500;
/** So many characters are read in all to judge images and checks; the shortest file takes as long as so many of them. */
const mostJudged = 1 << 23;
const leastCost = 1 << 11;

/**
 * Judges what a definition builds and runs: each Dockerfile with the arguments, target and platforms it is built with.
 * `weightsOf` tells what is settled for one of them by its path as seen from the folder of the definition, and without
 * a path for the definition.
 */
export async function analyzeDefinition(
  definition: Definition,
  text: string,
  files: DefinitionFiles,
  catalog: Catalog,
  today: string,
  weightsOf: (file: string | undefined) => Weights = () => ({ settings: noSettings }),
): Promise<DefinitionAnalysis> {
  const lines = indexLines(text);
  const said = [...definition.notUnderstood];
  const jobs = jobsOf(definition, files, said);
  const built: (BuiltReport & { readonly found: readonly Finding[] })[] = [];
  for (const job of jobs.slice(0, mostReports))
    built.push(...(await reportsOf(job, lines, { catalog, today, weightsOf })));
  const { asked = {}, settings } = weightsOf(undefined);
  const judging = { catalog, today, ...(settings.policy && { policy: settings.policy }) };
  const budget = budgetFor(0, mostJudged, 0);
  const images: ImageReport[] = [];
  const enforced = new Map<Finding, Evidence>();
  for (const image of definition.images.slice(0, mostImages)) {
    if (!budget.take(costOf(image))) break;
    const { enforced: entries, findings } = judgeImage(image, definition.kind, judging, lines);
    for (const [finding, entry] of entries) enforced.set(finding, entry);
    images.push({ name: image.name, reference: image.reference.text, findings });
  }
  const uses = jobs.slice(0, mostReports).flatMap((job) => builtUses(job, catalog, today));
  const used: Finding[] = [];
  let done = 0;
  for (const use of uses) {
    if (!budget.take(leastCost + use.request.dockerfile.length)) break;
    used.push(...builtUseFindings(use, catalog, today, lines));
    done += 1;
  }
  const left =
    Math.max(0, jobs.length - mostReports) +
    (definition.images.length - images.length) +
    (uses.length - done);
  if (left > 0) said.push({ code: 'too-many', name: String(left), span: { start: 0, end: 0 } });
  const findings = once(
    [...used, ...built.flatMap(({ found }) => found), ...images.flatMap((image) => image.findings)],
    ({ message, range, rule }) => JSON.stringify([rule, range, message]),
  );
  const told = once(said, ({ code, name, span }) => JSON.stringify([code, name, span]));
  const settled = settle(inOrder(findings), {
    settings,
    asked,
    today,
    enforced,
    keyOf: findingKeysOf({ text, sha256: '' }),
    baseOf: () => undefined,
  });
  const { leftOut, notes, suppressed } = settled;
  const judgement = { kind: definition.kind, text, lines, said: told, settled, builds: built.length };
  return {
    builds: built.map(({ found: _, ...report }) => report),
    images,
    notUnderstood: told,
    refusal: refusalIn(told),
    judged: {
      report: definitionReport(judgement, catalog),
      suppressed,
      ...(leftOut > 0 && { leftOut }),
      ...(notes.length > 0 && { notes }),
    },
  };
}

/** What several services share, by an anchor or a stage, is told once. */
function once<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

type Judges = {
  readonly catalog: Catalog;
  readonly today: string;
  readonly weightsOf: (file: string | undefined) => Weights;
};

/** Of a Dockerfile in a definition what is found is weighed with all that stands there. */
function forBuilding({ settings, withBases }: Weights): Weights {
  const { ignore, minCertainty, rules } = noSettings;
  return {
    ...(withBases !== undefined && { withBases }),
    settings: { ...settings, ignore, minCertainty, rules },
  };
}

/** One report for all platforms on which the same is found; one more for each on which something else is. */
async function reportsOf(
  { builds: [build, ...others], requests }: Job,
  lines: Lines,
  { catalog, today, weightsOf }: Judges,
) {
  const { dockerfile } = build;
  const file = dockerfile.kind === 'file' ? dockerfile.path : undefined;
  const weights = file === undefined ? forBuilding(weightsOf(file)) : weightsOf(file);
  const names = [build, ...others].map(({ name }) => name);
  const reports = new Map<string, BuiltReport & { readonly found: readonly Finding[] }>();
  for (const request of requests) {
    const { file: _, ...judgedFile } = await judge(file ?? '', request, weights, catalog, today);
    const judged = withoutArgs(judgedFile, build.secretArgs);
    const { report } = judged;
    const key = JSON.stringify(report.findings.map(({ range, rule, severity }) => [rule, severity, range]));
    const before = reports.get(key);
    const { platform } = report.options;
    if (before !== undefined) reports.set(key, { ...before, platforms: [...before.platforms, platform] });
    else reports.set(key, { ...placedReport(build, names, judged, lines), platforms: [platform] });
  }
  return reports.values();
}

/** What is said of a build does not give away what the environment holds. */
function withoutArgs(
  judged: BuiltReport['judged'],
  names: ReadonlySet<string> = new Set(),
): BuiltReport['judged'] {
  const { report } = judged;
  const shown = Object.entries(report.options.buildArgs).filter(([name]) => !names.has(name));
  return {
    ...judged,
    report: { ...report, options: { ...report.options, buildArgs: Object.fromEntries(shown) } },
  };
}

function placedReport(
  { dockerfile }: Build,
  builds: readonly string[],
  judged: BuiltReport['judged'],
  lines: Lines,
) {
  if (dockerfile.kind === 'file') return { builds, file: dockerfile.path, judged, found: [] };
  const { placed } = dockerfile;
  const inText = indexLines(placed.text);
  const found = judged.report.findings.map((finding) => mappedFinding(finding, placed, inText, lines));
  return { builds, file: undefined, judged, found };
}

/** Characters that are read to judge an image and each of its checks: those that many share count for each. */
function costOf({ use: { checks, command = [], entrypoint = [] } }: UsedImage): number {
  const texts = [...entrypoint, ...command];
  for (const { command: run } of checks) texts.push(...(run.form === 'shell' ? [run.text] : run.words));
  const length = texts.reduce((sum, { text }) => sum + text.length, leastCost);
  return length * (1 + checks.length);
}
