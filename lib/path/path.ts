import { withoutTrailing } from '../text/cut';

/** Where programs are looked for when nothing sets PATH. */
export const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Whether a path leads to where programs are looked for then. */
export function inUsualPath(path: string): boolean {
  return /^\/(usr\/(local\/)?)?s?bin\//.test(path);
}

/** Whether a program is called by a path of somebody's own: `./build.sh`, `/app/run`. */
export function isOwnPath(name: string): boolean {
  return name.includes('/') && !inUsualPath(name);
}

/** Joins and normalises absolute Unix paths; a trailing slash is dropped. */
export function resolvePath(directory: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${directory}/${path}`).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The same where both are known, and the path is not one that the shell fills in. */
export function resolveKnown(directory: string | undefined, path: string | undefined): string | undefined {
  if (path === undefined || path === '' || path.startsWith('~')) return undefined;
  if (path.startsWith('/')) return resolvePath('/', path);
  return directory === undefined ? undefined : resolvePath(directory, path);
}

/** `/usr/bin/env` → `env`; nothing for what is not known. */
export function baseName(path: string | undefined): string {
  return path?.slice(path.lastIndexOf('/') + 1) ?? '';
}

/** The same of a path that may end in slashes. */
export function lastPart(path: string): string {
  return baseName(withoutTrailing(path, '/'));
}

export function directoryOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at <= 0 ? '/' : path.slice(0, at);
}

/** What remains of `path` below `ancestor` (`''` for itself), undefined when it is not below. */
export function below(ancestor: string, path: string): string | undefined {
  if (ancestor === path) return '';
  if (ancestor === '/') return path.slice(1);
  return path.startsWith(`${ancestor}/`) ? path.slice(ancestor.length + 1) : undefined;
}
