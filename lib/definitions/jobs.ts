import { parseDockerfile } from '../dockerfile/parse';
import { readRequest } from '../report/read-request';
import { AnalyzeRequest } from '../report/request';
import type { Build, Definition } from './definition';
import type { Said, SaidCode } from './said';

const mostPlatforms = 4;

/** Whoever calls has the files: `path` and the context of a build are as seen from the folder of the definition. */
export type DefinitionFiles = {
  /** The text of a Dockerfile, or why there is none. */
  dockerfile(path: string): { readonly text: string } | { readonly code: SaidCode };
  /** Files of the context of a build, as a request for an analysis has them. */
  context?(build: Build, text: string): Readonly<Record<string, string>> | undefined;
};

/** A Dockerfile as it is built, for one build or more; a request for each platform. */
export type Job = {
  readonly builds: readonly [Build, ...Build[]];
  readonly requests: readonly AnalyzeRequest[];
};

/** Builds that are one and the same are judged once. */
export function jobsOf(definition: Definition, files: DefinitionFiles, said: Said[]): readonly Job[] {
  const jobs = new Map<string, Job>();
  for (const build of definition.builds) {
    const { buildArgs, context, dockerfile, platforms, target } = build;
    const source = dockerfile.kind === 'file' ? dockerfile.path : dockerfile.placed.span;
    const key = JSON.stringify([source, context, target, Object.entries(buildArgs).sort(), platforms]);
    const known = jobs.get(key);
    said.push(...build.notKnown);
    if (known !== undefined) {
      jobs.set(key, { ...known, builds: [...known.builds, build] });
      continue;
    }
    const requests = requestsOf(build, files, said);
    if (requests.length > 0) jobs.set(key, { builds: [build], requests });
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
