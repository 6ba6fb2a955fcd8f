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

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
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

/** The directory above the first wildcard. */
export function globRoot(path: string): string {
  return directoryOf(path.slice(0, path.search(/[*?[]/) + 1));
}
