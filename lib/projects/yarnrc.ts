import type { StageView } from '../contents/contents';
import { type ProjectFile, projectFileAt } from './project-file';

/** The Yarn that a project brings along, as its `.yarnrc.yml` names it: relative to that file. */
export type OwnYarn = { readonly path: string };

/** Of the project in a directory, as a step of a stage finds it. */
export function ownYarnAt(view: StageView, step: number, directory: string): OwnYarn | undefined {
  return projectFileAt(view, step, directory, yarnrc);
}

const yarnrc: ProjectFile<OwnYarn> = { name: '.yarnrc.yml', read: ownYarn, kept: () => new Map() };

/** The one line that says it: https://yarnpkg.com/configuration/yarnrc#yarnPath */
function ownYarn(text: string): OwnYarn | undefined {
  for (const line of text.split('\n')) {
    const [, , path] = /^yarnPath:\s+(["']?)([^"'\s#${}]+)\1\s*(?:#.*)?$/.exec(line.trimEnd()) ?? [];
    if (path !== undefined) return { path };
  }
  return undefined;
}
