import type { StageView } from '../../contents/contents';
import { isGlob } from '../../contents/glob';
import type { Write } from '../../contents/tree';
import { baseName, below, resolvePath } from '../../path/path';
import { installedBy, isIdle, isUpkeepAlone } from '../../programs/package-commands';
import type { Effect } from '../../shell/effect';
import type { RunStep } from '../../stages/stage';
import { addsRepository } from '../repositories';

/** What a stage puts outside of some directories: what is to be copied, and what cannot be named. */
export type Brought = {
  readonly paths: readonly string[];
  readonly unnamed: readonly Pick<Write, 'path'>[];
};

/** Caches and lists of what builds; nothing that runs reads them. */
const ofBuilding =
  /^\/(tmp|var\/tmp|var\/cache|var\/lib\/(apt|dpkg|dnf|rpm)|etc\/apt|etc\/apk|etc\/yum\.repos\.d|usr\/share\/keyrings|root\/\.(cache|npm|m2|gradle|cargo|ssh|local|config|nuget|bundle|yarn)|go|usr\/local\/(cargo|rustup|go)|proc|sys|dev)(\/|$)/;

/** What package managers read when they install. */
const manifest =
  /\/(requirements[\w.-]*\.txt|pyproject\.toml|setup\.(py|cfg)|Pipfile(\.lock)?|(poetry|uv|yarn|pdm)\.lock|package(-lock)?\.json|pnpm-lock\.yaml|Gemfile(\.lock)?)$/;

/** Everything the stage writes that is not under one of these directories, was not removed, and does not serve to build. */
export function broughtBy({ stage, tree }: StageView, under: readonly string[]): Brought {
  const homes = new Set(
    tree.effects.map(({ effect }) => (effect.kind === 'user-created' ? effect.home : undefined)),
  );
  const paths = new Set<string>();
  const unnamed: Pick<Write, 'path'>[] = tree.unknowns.filter(
    ({ path, step }) =>
      !ofBuilding.test(path) &&
      !under.some((one) => isWithin(one, path)) &&
      !onlyInstalls(stage.steps[step]?.run),
  );
  for (const [path, writes] of tree.writes) {
    const last = writes.at(-1);
    if (
      last === undefined ||
      ofBuilding.test(path) ||
      homes.has(path) ||
      under.some((one) => isWithin(one, path))
    )
      continue;
    if (tree.removals.get(path)?.some(({ step }) => step >= last.step)) continue;
    for (const write of writes) {
      const named = nameOf(write);
      if (named === undefined) unnamed.push(write);
      else if (manifest.test(named)) continue;
      else if (!under.some((one) => isWithin(one, named))) paths.add(named);
    }
  }
  return { paths: outermost([...paths].sort()), unnamed };
}

function isWithin(directory: string, path: string): boolean {
  return below(directory, path) !== undefined;
}

/** The path that a write is found at; undefined where it lies among what the base has, under a name that is not told. */
function nameOf({ path, shape, origin }: Write): string | undefined {
  if (shape === 'exact') return path;
  const source = sourceOf(origin);
  if (source === undefined || isGlob(source) || /(^|\/)\.{0,2}$/.test(source)) {
    return shape === 'either' && !isOfSystem(path) ? path : undefined;
  }
  return shape === 'inside' ? resolvePath(path, baseName(source)) : path;
}

function sourceOf(origin: Write['origin']): string | undefined {
  switch (origin.kind) {
    case 'context':
    case 'stage':
    case 'image':
    case 'moved':
      return origin.path;
    default:
      return undefined;
  }
}

function isOfSystem(path: string): boolean {
  return /^\/((usr\/(local\/)?)?(bin|sbin|lib|lib64|share|include|etc)|etc|usr|var|var\/lib|opt|home|root)?$/.test(
    path,
  );
}

/** Packages alone, and the repositories that they come from: what is installed to run is told by their names. */
function onlyInstalls(run: RunStep | undefined): boolean {
  return (
    run?.script.commands.every(
      (command) =>
        addsRepository(command, run) ||
        isUpkeepAlone(command) ||
        isIdle(command) ||
        (installedBy(command, run)?.length ?? 0) > 0,
    ) === true
  );
}

/** Whether a command puts something there. */
export function isInside(effect: Effect, directory: string): boolean {
  return 'path' in effect && effect.path !== undefined && below(directory, effect.path) !== undefined;
}

/** None that lies below another; each is there once. */
export function outermost(all: readonly string[]): readonly string[] {
  return all.filter((path) => !all.some((one) => one !== path && isWithin(one, path)));
}
