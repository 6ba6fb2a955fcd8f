import { fitsWildcard } from '../lib/text/wildcard';

/** A pattern of paths: `*` for any part of a name, `**` for folders however deep. */
export type Glob = {
  /** Where everything that fits lies. */
  readonly folder: string;
  /** Of the path below it. */
  readonly parts: readonly string[];
};

/** Longer ones nobody writes. */
const mostParts = 64;

/** A path as a pattern, where it has a `*`. */
export function globIn(path: string): Glob | undefined {
  const parts = path.split(/[/\\]/).filter((part, at) => at === 0 || (part !== '' && part !== '.'));
  const first = parts.findIndex((part) => part.includes('*'));
  if (first === -1 || parts.length > mostParts) return undefined;
  const before = parts.slice(0, first).join('/');
  const folder = first === 0 ? '.' : before === '' ? '/' : before;
  return { folder, parts: parts.slice(first) };
}

/**
 * Whether a pattern names a file, `named`, or a folder that it is in, `in`. A name that is nothing but stars names
 * folders alone: nobody means every file there is.
 */
export function fitsPath({ parts }: Glob, path: readonly string[]): 'named' | 'in' | undefined {
  // Which parts of the pattern may come next, one step for each name of the path.
  let open = next(parts, new Set([0]));
  let isIn = open.has(parts.length);
  for (const [at, name] of path.entries()) {
    const further = new Set<number>();
    for (const each of open) {
      const part = parts[each];
      if (part === undefined) continue;
      if (part === '**') further.add(each);
      else if (fitsWildcard(part, name)) further.add(each + 1);
    }
    open = next(parts, further);
    if (!open.has(parts.length)) continue;
    if (at < path.length - 1) isIn = true;
    else if (!isIn) return (parts.at(-1) ?? '').replaceAll('*', '') === '' ? 'in' : 'named';
  }
  return isIn ? 'in' : undefined;
}

/** `**` may stand for no folder at all. */
function next(parts: readonly string[], open: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(open);
  for (const each of all) if (parts[each] === '**') all.add(each + 1);
  return all;
}
