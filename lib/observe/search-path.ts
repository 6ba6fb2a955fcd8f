import { resolvePath, usualPath } from '../path/path';
import type { ImageConfig } from '../registry/image';
import type { Entry, Root } from './observer';

const mostFolders = 100;

/** What the configuration sets a variable to. */
export function variable(config: ImageConfig, name: string): string | undefined {
  const start = `${name}=`;
  return config.environment.findLast((each) => each.startsWith(start))?.slice(start.length);
}

/**
 * The folders in which programs are looked for, in their order, each once however it is reached; an empty or relative
 * one depends on where the process stands. Undefined where there are more than anybody means.
 */
export function searchFolders(root: Root): readonly string[] | undefined {
  const parts = (variable(root.config, 'PATH') || usualPath).split(':', mostFolders + 1);
  if (parts.length > mostFolders) return undefined;
  return [...new Set(parts.filter((part) => part.startsWith('/')).map((part) => resolvePath('/', part)))];
}

/** These folders, each directory once, under the path that leads to it first: links of a stranger make no work of one. */
export function distinctFolders(root: Root, folders: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return folders.filter((folder) => {
    const path = root.follow(folder)?.path;
    if (path === undefined || seen.has(path)) return false;
    seen.add(path);
    return true;
  });
}

/** The file that is run by this path. */
export function programAt(root: Root, path: string): Entry | undefined {
  const entry = root.follow(path);
  return entry !== undefined && isProgram(entry) ? entry : undefined;
}

export function isProgram({ kind, mode }: Entry): boolean {
  return kind === 'file' && (mode & 0o111) !== 0;
}
