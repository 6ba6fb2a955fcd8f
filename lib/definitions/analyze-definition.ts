import { analyze } from '../analyze';
import type { Catalog } from '../catalog/image';
import { parseDockerfile } from '../dockerfile/parse';
import { readRequest } from '../report/read-request';
import type { Finding, Report } from '../report/report';
import { AnalyzeRequest } from '../report/request';
import { indexLines, type Lines } from '../text/lines';
import type { Build, Definition } from './definition';
import { definitionReport } from './definition-report';
import { judgeImage } from './judge-image';
import { mappedFinding } from './mapped-finding';
import type { Said, SaidCode } from './said';

/** Whoever calls has the files: `path` and the context of a build are as seen from the folder of the definition. */
export type DefinitionFiles = {
  /** The text of a Dockerfile, or why there is none. */
  dockerfile(path: string): { readonly text: string } | { readonly code: SaidCode };
  /** Files of the context of a build, as a request for an analysis has them. */
  context?(build: Build, text: string): Readonly<Record<string, string>> | undefined;
};

/** A Dockerfile as it is built: once for all builds that build it alike. */
export type BuiltReport = {
  readonly builds: readonly string[];
  /** As seen from the folder of the definition; undefined for one that stands in the definition. */
  readonly file: string | undefined;
  readonly platforms: readonly string[];
  readonly report: Report;
};

export type ImageReport = {
  readonly names: readonly string[];
  readonly reference: string;
  readonly findings: readonly Finding[];
};

export type DefinitionAnalysis = {
  readonly builds: readonly BuiltReport[];
  readonly images: readonly ImageReport[];
  readonly notUnderstood: readonly Said[];
  /** Of the definition itself: what is found in its own lines, that of Dockerfiles in it too. */
  readonly report: Report;
};

const mostReports = 100;
const mostPlatforms = 4;
const mostImages = 500;

/** Judges what a definition builds and runs: each Dockerfile with the arguments, target and platforms it is built with. */
export async function analyzeDefinition(
  definition: Definition,
  text: string,
  files: DefinitionFiles,
  catalog: Catalog,
  today: string,
): Promise<DefinitionAnalysis> {
  const lines = indexLines(text);
  const said = [...definition.notUnderstood];
  const jobs = jobsOf(definition, files, said);
  const built: (BuiltReport & { readonly found: readonly Finding[] })[] = [];
  for (const job of jobs.slice(0, mostReports)) built.push(...(await reportsOf(job, lines, catalog, today)));
  const images = definition.images.slice(0, mostImages).map((image) => ({
    names: [image.name],
    reference: image.reference.text,
    findings: judgeImage(image, definition.kind, catalog, today, lines),
  }));
  const left = Math.max(0, jobs.length - mostReports) + definition.images.length - images.length;
  if (left > 0) said.push({ code: 'too-many', name: String(left), span: { start: 0, end: 0 } });
  const findings = once(
    [...built.flatMap(({ found }) => found), ...images.flatMap((image) => image.findings)],
    ({ message, range, rule }) => JSON.stringify([rule, range, message]),
  );
  const told = once(said, ({ code, name, span }) => JSON.stringify([code, name, span]));
  return {
    builds: built.map(({ found: _, ...report }) => report),
    images,
    notUnderstood: told,
    report: definitionReport(
      { kind: definition.kind, text, lines, said: told, findings, builds: built.length },
      catalog,
    ),
  };
}

/** What several services share, by an anchor or a stage, is told once. */
function once<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

type Job = {
  readonly names: readonly string[];
  readonly build: Build;
  readonly requests: readonly AnalyzeRequest[];
};

/** Builds that are one and the same are judged once. */
function jobsOf(definition: Definition, files: DefinitionFiles, said: Said[]): readonly Job[] {
  const jobs = new Map<string, Job>();
  for (const build of definition.builds) {
    const { buildArgs, context, dockerfile, platforms, target } = build;
    const source = dockerfile.kind === 'file' ? dockerfile.path : dockerfile.placed.span;
    const key = JSON.stringify([source, context, target, Object.entries(buildArgs).sort(), platforms]);
    const known = jobs.get(key);
    said.push(...build.notKnown);
    if (known !== undefined) {
      jobs.set(key, { ...known, names: [...known.names, build.name] });
      continue;
    }
    const requests = requestsOf(build, files, said);
    if (requests.length > 0) jobs.set(key, { names: [build.name], build, requests });
  }
  return [...jobs.values()];
}

function requestsOf(build: Build, files: DefinitionFiles, said: Said[]): readonly AnalyzeRequest[] {
  const { buildArgs, dockerfile, platforms, span, target } = build;
  const read = dockerfile.kind === 'file' ? files.dockerfile(dockerfile.path) : dockerfile.placed;
  if ('code' in read) {
    said.push({ code: read.code, name: dockerfile.kind === 'file' ? dockerfile.path : build.name, span });
    return [];
  }
  const replaced = replacedIn(read.text, build.contexts);
  if (replaced !== undefined) {
    said.push({ code: 'context-replaces', name: replaced, span });
    return [];
  }
  const beside = files.context?.(build, read.text);
  const requests: AnalyzeRequest[] = [];
  for (const platform of platforms.length === 0 ? [undefined] : platforms.slice(0, mostPlatforms)) {
    const asked = readRequest(AnalyzeRequest, {
      dockerfile: read.text,
      buildArgs,
      ...(target !== undefined && { target }),
      ...(platform !== undefined && { platform }),
      ...(beside !== undefined && Object.keys(beside).length > 0 && { files: beside }),
    });
    if (asked.kind === 'request') requests.push(asked.request);
    else
      for (const { path, message } of asked.faults)
        said.push({ code: 'build-refused', name: `${path} ${message}`, span });
  }
  return requests;
}

/** The first name of an image or a stage in a Dockerfile that a named context takes the place of. */
function replacedIn(text: string, contexts: readonly string[]): string | undefined {
  if (contexts.length === 0) return undefined;
  const names = new Set(contexts);
  for (const instruction of parseDockerfile(text).instructions) {
    const named = namedIn(instruction).find((name) => names.has(name));
    if (named !== undefined) return named;
  }
  return undefined;
}

function namedIn(instruction: ReturnType<typeof parseDockerfile>['instructions'][number]): readonly string[] {
  if (instruction.keyword === 'from') return [instruction.image.text];
  const from = 'flags' in instruction ? instruction.flags : [];
  return from.flatMap(({ name, value }) => {
    const text = value ?? '';
    return name === 'from'
      ? [text]
      : name === 'mount'
        ? [...text.matchAll(/(?:^|,)from=([^,]+)/g)].map(([, each]) => each ?? '')
        : [];
  });
}

/** One report for all platforms on which the same is found; one more for each on which something else is. */
async function reportsOf({ build, names, requests }: Job, lines: Lines, catalog: Catalog, today: string) {
  const reports = new Map<string, BuiltReport & { readonly found: readonly Finding[] }>();
  for (const request of requests) {
    const report = await analyze(request, catalog, today);
    const key = JSON.stringify(report.findings.map(({ range, rule, severity }) => [rule, severity, range]));
    const before = reports.get(key);
    const { platform } = report.options;
    if (before !== undefined) reports.set(key, { ...before, platforms: [...before.platforms, platform] });
    else reports.set(key, { ...placedReport(build, names, report, lines), platforms: [platform] });
  }
  return reports.values();
}

function placedReport({ dockerfile }: Build, builds: readonly string[], report: Report, lines: Lines) {
  if (dockerfile.kind === 'file') return { builds, file: dockerfile.path, report, found: [] };
  const { placed } = dockerfile;
  const inText = indexLines(placed.text);
  const found = report.findings.map((finding) => mappedFinding(finding, placed, inText, lines));
  return { builds, file: undefined, report, found };
}
