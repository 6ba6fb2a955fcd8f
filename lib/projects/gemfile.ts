import type { StageView } from '../contents/contents';
import { type ProjectFile, projectFileAt } from './project-file';

/** What a Gemfile says in so many words: https://bundler.io/man/gemfile.5.html */
export type Gemfile = {
  /** The requirements of its line `ruby`; undefined where there is none, or code decides. */
  readonly ruby: readonly string[] | undefined;
  /** Gems that every group installs. */
  readonly gems: readonly string[];
};

export type Lockfile = {
  readonly platforms: readonly string[];
  /** All of them, also those that others ask for. */
  readonly gems: ReadonlySet<string>;
  /** Gems that are there in a form that is ready to run, each with its platforms. */
  readonly readyMade: ReadonlyMap<string, ReadonlySet<string>>;
};

export function gemfileAt(view: StageView, step: number, directory: string): Gemfile | undefined {
  return projectFileAt(view, step, directory, gemfile);
}

export function lockfileAt(view: StageView, step: number, directory: string): Lockfile | undefined {
  return projectFileAt(view, step, directory, lockfile);
}

const gemfile: ProjectFile<Gemfile> = { name: 'Gemfile', read: readGemfile, kept: () => new Map() };

const lockfile: ProjectFile<Lockfile> = { name: 'Gemfile.lock', read: readLockfile, kept: () => new Map() };

const literal = /^(?:"[^"#$\\]*"|'[^'\\]*')$/;

/** Where a gem is not installed by everybody, or comes from elsewhere. */
const conditional =
  /\b(?:git|github|groups?|install_if|path|platforms?) *(?::(?!:)|=>)|:(?:git|group|groups|path|platforms?) *=>|\b(?:if|unless)\b/;
const opening = /\bdo\b *(?:\|[^|]*\|)?$|^(?:if|unless|case|begin|def)\b/;

function readGemfile(text: string): Gemfile {
  const gems: string[] = [];
  let ruby: readonly string[] | undefined;
  let rubyLines = 0;
  let depth = 0;
  for (const written of text.split('\n')) {
    const line = withoutComment(written);
    const [, word] = /^(ruby|gem)[ (]/.exec(line) ?? [];
    const rest = word === undefined ? '' : line.slice(word.length).replace(/^[ (]+/, '');
    if (word === 'ruby') {
      rubyLines += 1;
      ruby = depth === 0 ? requirementsIn(rest) : undefined;
    }
    const [, name] = /^["']([\w.-]+)["']/.exec(rest) ?? [];
    if (word === 'gem' && depth === 0 && name !== undefined && !conditional.test(rest)) gems.push(name);
    if (opening.test(line)) depth += 1;
    if (/^end\b/.test(line)) depth -= 1;
  }
  return { ruby: rubyLines === 1 ? ruby : undefined, gems };
}

function withoutComment(line: string): string {
  const at = line.search(/(?:^|\s)#/);
  return (at === -1 ? line : line.slice(0, at)).trim();
}

/** Words in quotes alone, parted by commas. */
function requirementsIn(said: string): readonly string[] | undefined {
  const words = said
    .replace(/\)$/, '')
    .split(',')
    .map((word) => word.trim());
  return words.every((word) => literal.test(word)) ? words.map((word) => word.slice(1, -1)) : undefined;
}

function readLockfile(text: string): Lockfile {
  const platforms: string[] = [];
  const gems = new Set<string>();
  const readyMade = new Map<string, Set<string>>();
  let section = '';
  for (const written of text.split('\n')) {
    const line = written.trimEnd();
    if (/^[A-Z]/.test(line)) section = line;
    const [, platform] = /^ {2}([\w.-]+)$/.exec(line) ?? [];
    if (section === 'PLATFORMS' && platform !== undefined) platforms.push(platform);
    const [, gem, of] =
      section === 'GEM' ? (/^ {4}([\w.-]+) \(\d[\w.]*(?:-([\w.-]+))?\)$/.exec(line) ?? []) : [];
    if (gem === undefined) continue;
    gems.add(gem);
    if (of === undefined) continue;
    const known = readyMade.get(gem);
    if (known) known.add(of);
    else readyMade.set(gem, new Set([of]));
  }
  return { platforms, gems, readyMade };
}
