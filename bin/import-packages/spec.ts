/** A package that a spec file makes, as far as its text says, all macros expanded. */
export type SpecPackage = {
  readonly name: string;
  readonly requires: readonly string[];
  /** Names in the directories of the usual PATH. */
  readonly programs: readonly string[];
  readonly libraries: readonly string[];
  /** As pkg-config knows what it is to build against. */
  readonly modules: readonly string[];
};

type Draft = {
  name: string;
  requires: string[];
  paths: string[];
  hasFiles: boolean;
};

/**
 * What `rpmspec --parse` prints: sections begin with `%`, files stand one a line behind their attributes.
 * https://rpm-software-management.github.io/rpm/manual/spec.html
 */
export function packagesOfSpec(text: string): readonly SpecPackage[] {
  const drafts = new Map<string, Draft>();
  let main = '';
  let current: Draft | undefined;
  let section: 'head' | 'files' | 'installed' | 'other' = 'head';
  const draftOf = (name: string): Draft => {
    const draft = drafts.get(name) ?? { name, requires: [], paths: [], hasFiles: false };
    drafts.set(name, draft);
    return draft;
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [word = '', ...args] = line.split(/\s+/);
    if (word === '%package' || word === '%files') {
      section = word === '%package' ? 'head' : 'files';
      current = draftOf(nameFor(main, args));
      if (word === '%files') {
        current.hasFiles = true;
      }
    } else if (word === '%post' || word === '%posttrans') {
      section = 'installed';
      current = draftOf(nameFor(main, args));
    } else if (sections.has(word)) section = 'other';
    else if (section === 'head' && /^Name:/i.test(word) && main === '') {
      main = args[0] ?? '';
      current = draftOf(main);
    } else if (section === 'head' && /^Requires(?:\([^)]*\))?:$/i.test(word))
      current?.requires.push(...requiredIn(args));
    else if (section === 'files' && line !== '') current?.paths.push(pathIn(line));
    else if (section === 'installed') current?.paths.push(...alternativeIn(line));
  }
  return [...drafts.values()].filter(({ hasFiles }) => hasFiles).map(finished);
}

const sections = new Set([
  '%description',
  '%prep',
  '%generate_buildrequires',
  '%conf',
  '%build',
  '%install',
  '%check',
  '%clean',
  '%pre',
  '%preun',
  '%postun',
  '%pretrans',
  '%triggerin',
  '%triggerun',
  '%triggerpostun',
  '%verifyscript',
  '%changelog',
  '%sourcelist',
  '%patchlist',
  '%filetriggerin',
  '%transfiletriggerin',
  '%transfiletriggerpostun',
]);

/** `-n name`, or a part of the name of the first package. */
function nameFor(main: string, args: readonly string[]): string {
  const named = args[args.indexOf('-n') + 1];
  if (args.includes('-n') && named !== undefined) return named;
  const part = args.find((each, at) => !each.startsWith('-') && !/^-[flp]$/.test(args[at - 1] ?? ''));
  return part === undefined ? main : `${main}-${part}`;
}

function requiredIn(args: readonly string[]): readonly string[] {
  return args.flatMap((each, at) => {
    const isVersion = /^[<>=]/.test(args[at - 1] ?? '') || /^[<>=(/%]/.test(each);
    const name = each.replace(/,$/, '').replace(/\((?:x86-64|64bit)\)$/, '');
    return isVersion || !/^[A-Za-z0-9][\w.+-]*$/.test(name) ? [] : [name];
  });
}

/** Behind `%attr(…)`, `%config(…)` and the like; nothing for a directory or what is only named. */
function pathIn(line: string): string {
  if (/^%(?:dir|doc|license|exclude|ghost|lang)\b/.test(line)) return '';
  return line.replace(/%[a-z]+(?:\([^)]*\))?\s*/g, '').trim();
}

/** What `update-alternatives` links into the directories of the usual PATH. */
function alternativeIn(line: string): readonly string[] {
  return [...line.matchAll(/--(?:install|slave|follower)\s+(\/\S+)/g)].flatMap(([, path]) => path ?? []);
}

const bin = /^(?:\/usr)?\/s?bin\/([^/]+)$/;
const library = /^(?:\/usr)?\/lib(?:64)?\/(lib[^/*?%]+\.so\.\d+)(?:\*|\.[\d*.]+)?\*?$/;
const moduleFile = /^\/usr\/(?:lib64|lib|share)\/pkgconfig\/([^/*]+)\.pc$/;

function finished({ name, paths, requires }: Draft): SpecPackage {
  const all = paths.flatMap(alternativesIn);
  const matched = (pattern: RegExp): string[] => all.flatMap((path) => pattern.exec(path)?.[1] ?? []);
  const programs = matched(bin).filter((each) => !/[*?[$"']/.test(each));
  return {
    name,
    requires: [...new Set(requires)],
    programs: [...new Set(programs)].sort(),
    libraries: [...new Set(matched(library))].sort(),
    modules: [...new Set(matched(moduleFile))].sort(),
  };
}

/** `/usr/bin/{a,b}` → `/usr/bin/a`, `/usr/bin/b`. */
function alternativesIn(path: string): readonly string[] {
  const open = path.indexOf('{');
  const close = path.indexOf('}', open);
  if (open === -1 || close === -1) return [path];
  return path
    .slice(open + 1, close)
    .split(',')
    .flatMap((each) => alternativesIn(path.slice(0, open) + each + path.slice(close + 1)));
}
