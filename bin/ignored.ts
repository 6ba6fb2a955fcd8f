import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** What the `.gitignore` files of a folder and of those above it leave out, https://git-scm.com/docs/gitignore. */
export type Ignored = {
  /** The name of something in the folder; of a folder with `/` at its end. */
  has(name: string): boolean;
  /** The same for a folder in it. */
  below(name: string): Ignored;
};

const mostBytes = 512 * 1024;

/** Of a folder that is searched: the files above it count up to the root of its repository, unless they leave it out itself. */
export function ignoredIn(folder: string): Ignored {
  const real = realpathSync(folder);
  const root = repositoryOf(real);
  if (root === undefined || root === real) return ignoredBelow(real, '', ignore());
  const inside = relative(root, real).split(sep);
  let rules = withFile(ignore(), root, '');
  for (const at of inside.slice(1).keys()) {
    const path = inside.slice(0, at + 1).join('/');
    rules = withFile(rules, join(root, path), `${path}/`);
  }
  const path = `${inside.join('/')}/`;
  return rules.ignores(path) ? ignoredBelow(real, '', ignore()) : ignoredBelow(real, path, rules);
}

function ignoredBelow(folder: string, path: string, above: Ignore): Ignored {
  const rules = withFile(above, folder, path);
  return {
    has: (name) => rules.ignores(path + name),
    below: (name) => ignoredBelow(join(folder, name), `${path}${name}/`, rules),
  };
}

/** The nearest folder with a `.git`, which is a file in a work tree. */
function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : repositoryOf(above);
}

/** The last pattern that fits decides, and those of a deeper folder come after those above: one list holds them all. */
function withFile(above: Ignore, folder: string, path: string): Ignore {
  let text: string;
  try {
    text = readFileSync(join(folder, '.gitignore'), 'utf8');
  } catch {
    return above;
  }
  if (text.length > mostBytes) return above;
  return ignore()
    .add(above)
    .add(text.split(/\r?\n/).flatMap((line) => patternAt(path, line)));
}

/** A line of the file in a folder, as it would be written at the root. */
function patternAt(path: string, line: string): readonly string[] {
  if (line.trim() === '' || line.startsWith('#')) return [];
  if (path === '') return [line];
  const isKept = line.startsWith('!');
  const pattern = isKept ? line.slice(1) : line;
  const isAnchored = pattern.trimEnd().replace(/\/$/, '').includes('/');
  const place = `/${path.replace(/[\\*?[\]!# ]/g, '\\$&')}`;
  const inside = pattern.startsWith('/') ? pattern.slice(1) : isAnchored ? pattern : `**/${pattern}`;
  return [`${isKept ? '!' : ''}${place}${inside}`];
}
