import { execFileSync } from 'node:child_process';

/** A package that a recipe of Wolfi makes: https://github.com/chainguard-dev/melange/blob/main/docs/BUILD-FILE.md */
export type RecipePackage = {
  readonly name: string;
  /** Programs that the recipe starts to see whether they work. */
  readonly programs: readonly string[];
  readonly depends: readonly string[];
  readonly provides: readonly string[];
};

type Draft = { name: string; programs: Set<string>; depends: Set<string>; provides: Set<string> };

/** Of every recipe of https://github.com/wolfi-dev/os at a commit. */
export function recipesOfWolfi(repository: string, commit: string): readonly RecipePackage[] {
  const git = (args: readonly string[], input?: string): string =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30, input });
  const blobs = git(['ls-tree', commit])
    .split('\n')
    .filter((line) => line.endsWith('.yaml'))
    .map((line) => line.split(/\s/)[2] ?? '');
  return git(['cat-file', '--batch'], `${blobs.join('\n')}\n`)
    .split(/^[0-9a-f]{40} blob \d+$/m)
    .flatMap(packagesOfMelange);
}

/** Read line by line, by how far each is set in; what stands for something known only while building is left out. */
export function packagesOfMelange(text: string): readonly RecipePackage[] {
  const main = draftOf(/^ {2}name: *(\S+)/m.exec(text)?.[1] ?? '');
  const version = /^ {2}version: *(\S+)/m.exec(text)?.[1]?.replaceAll(/["']/g, '') ?? '';
  const drafts = [main];
  let current = main;
  let list: { readonly into: Set<string>; readonly indent: number } | undefined;
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    const said = line.trim();
    if (said === '' || said.startsWith('#')) continue;
    const isItem = said.startsWith('- ') && indent === list?.indent;
    if (list !== undefined && indent <= list.indent && !isItem) list = undefined;
    if (indent === 0) current = main;
    const sub = /^ {2}- name:(.+)$/.exec(line)?.[1]?.trim();
    if (sub !== undefined) {
      current = draftOf(filled(sub, main.name, version, ''));
      drafts.push(current);
      list = undefined;
      continue;
    }
    const [, key = '', rest = ''] = /^(?:- )?([a-z]+):(.*)$/.exec(said) ?? [];
    const value = rest.trimStart();
    const into =
      key === 'bins'
        ? current.programs
        : key === 'runtime'
          ? current.depends
          : key === 'provides'
            ? current.provides
            : undefined;
    if (into !== undefined) {
      list = value === '' || /^[|>]/.test(value) ? { into, indent } : undefined;
      if (list === undefined) put(value, into);
    } else if (list !== undefined) put(said.replace(/^- /, ''), list.into);
    function put(words: string, target: Set<string>): void {
      for (const word of filled(words, main.name, version, current.name).split(/\s+/)) {
        const name = word.replaceAll(/["',]/g, '').split(/[<>=~]/)[0] ?? '';
        if (/^[A-Za-z0-9[][\w.+-]*$/.test(name)) target.add(name);
      }
    }
  }
  return drafts
    .filter(({ name }) => /^[A-Za-z0-9][\w.+-]*$/.test(name))
    .map(({ depends, name, programs, provides }) => ({
      name,
      programs: [...programs],
      depends: [...depends],
      provides: [...provides],
    }));
}

function draftOf(name: string): Draft {
  return { name: name.replaceAll(/["']/g, ''), programs: new Set(), depends: new Set(), provides: new Set() };
}

function filled(text: string, name: string, version: string, own: string): string {
  return text
    .replaceAll(/\$\{\{ *package\.name *\}\}/g, name)
    .replaceAll(/\$\{\{ *package\.(?:full-)?version *\}\}/g, version)
    .replaceAll(/\$\{\{ *subpkg\.name *\}\}/g, own);
}
