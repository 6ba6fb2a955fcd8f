import type { StageView } from '../contents/contents';
import { contextFiles } from '../contents/context-files';
import { fileTextAt } from '../contents/file-text';
import { baseName, resolvePath } from '../path/path';
import type { Launch } from './launch';

/** What a project file of .NET says of itself, where it says it in so many words. */
export type DotnetProject = {
  readonly file: string;
  /** `9.0`, of `net9.0`. */
  readonly framework: string;
  /** It may run on another version than it is built for, or brings its own. */
  readonly isFlexible: boolean;
};

/**
 * Reads a project file; undefined where it builds for several frameworks or for one that another file decides.
 * https://learn.microsoft.com/dotnet/standard/frameworks
 */
export function readProject(file: string, text: string): DotnetProject | undefined {
  if (/<TargetFrameworks>/i.test(text)) return undefined;
  const frameworks = [...text.matchAll(/<TargetFramework>\s*net(\d{1,3}\.\d)\s*<\/TargetFramework>/gi)];
  const [only, another] = frameworks;
  const framework = only?.[1];
  if (framework === undefined || another || (text.match(/<TargetFramework\b/gi)?.length ?? 0) !== 1)
    return undefined;
  return {
    file,
    framework,
    isFlexible: /<(RollForward|SelfContained|PublishSelfContained|PublishAot|AssemblyName)\b/i.test(text),
  };
}

/** The project in a directory of a stage, or at a path, as a step finds it; undefined unless it is the only one that is known. */
export function projectAt(view: StageView, step: number, path: string): DotnetProject | undefined {
  const isFile = project.test(path);
  const paths = isFile ? [path] : [...new Set(projectNames(view).map((name) => resolvePath(path, name)))];
  const found = paths.flatMap((each) => {
    const text = fileTextAt(view, step, each);
    return text === undefined ? [] : [{ name: baseName(each), text }];
  });
  const [only, another] = found;
  return only && !another ? readProject(only.name, only.text) : undefined;
}

/** The project whose library a launch starts, `Api.csproj` for `dotnet Api.dll`, where it was given. */
export function startedProject(
  { contents }: StageView,
  launch: Launch | undefined,
): DotnetProject | undefined {
  const library = libraryOf(launch)?.text;
  if (library === undefined) return undefined;
  const files = contextFiles(contents);
  const assembly = baseName(library).slice(0, -'.dll'.length);
  const paths = files.names.filter((path) =>
    ['cs', 'fs', 'vb'].some((kind) => baseName(path) === `${assembly}.${kind}proj`),
  );
  const [only, another] = paths;
  const text = only === undefined || another !== undefined ? undefined : files.textAt(only);
  return text === undefined || only === undefined ? undefined : readProject(baseName(only), text);
}

/** Whether all projects that are known ask for invariant mode: https://learn.microsoft.com/dotnet/core/runtime-config/globalization */
export function isProjectInvariant({ contents }: StageView): boolean {
  const files = contextFiles(contents);
  const projects = files.names.filter((path) => project.test(path));
  return (
    projects.length > 0 &&
    projects.every((path) => /<InvariantGlobalization>\s*true\s*</i.test(files.textAt(path) ?? ''))
  );
}

const project = /\.(cs|fs|vb)proj$/;

/** The library behind `dotnet`. */
export function libraryOf(launch: Launch | undefined): LaunchWord | undefined {
  const [program, library] = launch?.argv ?? [];
  return program?.text === 'dotnet' && library?.text?.endsWith('.dll') ? library : undefined;
}

type LaunchWord = Launch['argv'][number];

function projectNames({ contents }: StageView): readonly string[] {
  return contextFiles(contents)
    .names.map((path) => baseName(path))
    .filter((name) => project.test(name));
}
