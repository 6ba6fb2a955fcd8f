import type { StageView } from '../contents/contents';
import { type ProjectFile, projectFileAt } from './project-file';

type Settings = { readonly hasStrictEngines: boolean };

/** Whether the `.npmrc` of a project has npm stop where `engines` asks for another release. */
export function hasStrictEnginesAt(view: StageView, step: number, directory: string): boolean {
  return projectFileAt(view, step, directory, npmrc)?.hasStrictEngines ?? false;
}

const npmrc: ProjectFile<Settings> = { name: '.npmrc', read: settings, kept: () => new Map() };

/** The last line that says it decides: https://docs.npmjs.com/cli/v11/configuring-npm/npmrc */
function settings(text: string): Settings {
  let hasStrictEngines = false;
  for (const line of text.split('\n')) {
    const [, value] = /^\s*engine-strict\s*=\s*(\w+)\s*$/.exec(line) ?? [];
    if (value !== undefined) hasStrictEngines = value === 'true';
  }
  return { hasStrictEngines };
}
