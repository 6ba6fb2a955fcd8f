import { baseName, directoryOf } from '../path/path';
import type { Stage, StageGraph } from '../stages/stage';

/** Whether a stage compiles the file at a path, or copies it there from where it was compiled. */
export type IsProgramOf = (stage: number, path: string) => boolean;

/** Answers for the stages of one graph, each read once. */
export function builtPrograms({ stages }: StageGraph): IsProgramOf {
  const known = new Map<number, Programs>();
  return (stage, path) => {
    const source = stages[stage];
    if (!source) return false;
    const programs = known.get(stage) ?? programsOf(source);
    known.set(stage, programs);
    return programs.files.has(path) || programs.directories.has(directoryOf(path));
  };
}

type Programs = { readonly files: ReadonlySet<string>; readonly directories: ReadonlySet<string> };

/** Files a stage compiles or puts beside the compiling, and directories it compiles into. */
function programsOf(stage: Stage): Programs {
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
  return { files, directories };
}
