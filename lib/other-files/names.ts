/** So many are named of what a file speaks of. */
const mostNames = 50;

/** Each once, without those that are only known when the file is used. */
export function plainNames(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter(isPlain))].slice(0, mostNames);
}

function isPlain(name: string): boolean {
  return name !== '' && !/[\s$*`{}<>]/.test(name) && name.length < 200;
}

/** Where the Dockerfile of a context is; empty where the context is no directory. */
export function dockerfilePath(context: string, dockerfile = 'Dockerfile'): string {
  if (/:\/\/|^git@|^target:/.test(context)) return '';
  if (dockerfile.startsWith('/')) return dockerfile;
  const folder = withoutEnd(context.startsWith('./') ? context.slice(2) : context);
  const file = dockerfile.startsWith('./') ? dockerfile.slice(2) : dockerfile;
  return folder === '' || folder === '.' ? file : `${folder}/${file}`;
}

function withoutEnd(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
