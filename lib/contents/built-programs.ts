import { baseName, directoryOf } from '../path/path';
import type { Stage, StageGraph } from '../stages/stage';

/** Whether a stage compiles the file at a path, or copies it there from where it was compiled. */
export function isProgramOf(graph: StageGraph, stage: number, path: string): boolean {
  const source = graph.stages[stage];
  if (!source) return false;
  const { files, directories } = programsOf(source);
  return files.has(path) || directories.has(directoryOf(path));
}

type Programs = { readonly files: ReadonlySet<string>; readonly directories: ReadonlySet<string> };

const programs = new WeakMap<Stage, Programs>();

/** Files a stage compiles or puts beside the compiling, and directories it compiles into, found once. */
function programsOf(stage: Stage): Programs {
  const before = programs.get(stage);
  if (before) return before;
  const files = new Set<string>();
  const directories = new Set<string>();
  for (const { run } of stage.steps) {
    const effects = run?.effects ?? [];
    if (!effects.some((effect) => effect.kind === 'executable-built')) continue;
    for (const effect of effects) {
      if (effect.kind === 'executable-built') {
        if (effect.path !== undefined) files.add(effect.path);
        else if (effect.directory !== undefined) directories.add(effect.directory);
      }
      const puts = effect.kind === 'path-copied' || effect.kind === 'path-moved';
      if (puts && !/\.[a-z0-9]+$/i.test(baseName(effect.from))) files.add(effect.to);
    }
  }
  const found = { files, directories };
  programs.set(stage, found);
  return found;
}
