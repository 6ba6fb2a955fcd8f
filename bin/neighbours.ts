import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { longestFileName, maximumFiles, maximumFilesBytes } from '../lib/report/bounds';
import { isNeighbour, isOfProject } from '../lib/report/neighbours';
import { InputError } from './input-error';

const mostBytes = 128 * 1024;

/**
 * Files of the build context beside a Dockerfile, by their paths in it: ignore files, those of a project by their names,
 * and scripts that the file names. What is too large or no text is passed over. Throws InputError for a context that is
 * not there.
 */
export function readNeighbours(file: string, text: string, context: string): Record<string, string> {
  if (!statSync(context, { throwIfNoEntry: false })?.isDirectory())
    throw new InputError(`--context ${context}: there is no such folder`);
  const found = new Map<string, string>();
  const roots = [realpathSync(context), realpathSync(dirname(file))];
  let left = maximumFilesBytes;
  const own = `${basename(file)}.dockerignore`;
  for (const [name, place] of [
    [own, join(dirname(file), own)],
    ...[...pathsIn(text, context)].map((path) => [path, join(context, path)]),
  ] as const) {
    const read = found.size < maximumFiles ? readText(place, roots) : undefined;
    const bytes = read === undefined ? 0 : Buffer.byteLength(name) + Buffer.byteLength(read);
    if (read === undefined || bytes > left || !isOfUse(name, read)) continue;
    left -= bytes;
    found.set(name, read);
  }
  return Object.fromEntries(found);
}

function pathsIn(text: string, context: string): ReadonlySet<string> {
  const here = readdirSync(context).filter((name) => isOfProject(name) || name === 'docker-entrypoint.sh');
  const named = (text.match(words) ?? []).filter((word) => isNeighbour(basename(word)));
  return new Set(
    ['.dockerignore', ...here, ...named, ...copiedBy(text)]
      .map((path) => path.replace(/^(\.?\/)+/, ''))
      .filter(isInside),
  );
}

/** Sources of COPY without an ending: start scripts often have none. */
function copiedBy(text: string): readonly string[] {
  const copies = text.match(/^[ \t]*(?:copy|add)[ \t](?:[^\\\n]|\\\r?\n|\\[^\r\n])*/gim) ?? [];
  return copies.flatMap((copy) => copy.match(words) ?? []).filter((path) => !basename(path).includes('.'));
}

const words = /[\w./@+-]+/g;

function isInside(path: string): boolean {
  return (
    path.length <= longestFileName &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

function isOfUse(path: string, text: string): boolean {
  return isNeighbour(basename(path)) || text.startsWith('#!');
}

/** Whether a place is in a folder, also by where links on the way to it lead. */
function leadsInto(roots: readonly string[], place: string): boolean {
  const folder = realpathSync(dirname(place));
  return roots.some((root) => folder === root || folder.startsWith(root + sep));
}

function readText(path: string, roots: readonly string[]): string | undefined {
  try {
    // Most of what a file names is not there.
    const seen = lstatSync(path, { throwIfNoEntry: false });
    if (seen === undefined || !seen.isFile() || seen.size > mostBytes || !leadsInto(roots, path))
      return undefined;
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
