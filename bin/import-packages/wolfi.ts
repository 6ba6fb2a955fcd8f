import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readFolder } from '../../lib/catalog/files';
import type { PackageEntry, PackageTable } from '../../lib/catalog/package-table';
import { type RecipePackage, recipesOfWolfi } from './melange';
import { writeTable } from './write';

/**
 * Adds to `data/packages/wolfi.json` what the recipes of wolfi-dev/os make:
 * `npx tsx bin/import-packages/wolfi.ts --os <git> --commit <commit> --day <day> --names <list>`, where the list holds
 * every name, those too that are made in loops. What is in the table already stays.
 */

const here = dirname(fileURLToPath(import.meta.url));

const { values } = parseArgs({
  options: {
    os: { type: 'string' },
    commit: { type: 'string' },
    day: { type: 'string' },
    names: { type: 'string' },
  },
});

/** Parts that Dockerfiles do not install. */
const besides =
  /-(?:docs?|dbg|static|compat|oci-entrypoint|bitnami-compat|iamguarded-compat|bash-completion|zsh-completion)$/;

function main(repository: string, commit: string, day: string, namesFile: string): void {
  const found = readFolder(join(here, '../../data/packages')).find(({ name }) => name === 'wolfi.json');
  const table: PackageTable = found?.content;
  const words = readFileSync(join(here, 'programs.txt'), 'utf8').split(/\s+/);
  const made = recipesOfWolfi(repository, commit).filter(({ name }) => !besides.test(name));
  const before = new Set(Object.keys(table.packages));
  const held = new Set(made.flatMap(({ name, programs }) => (before.has(name) ? programs : [])));
  const fresh = made.filter(({ name }) => !before.has(name));
  const programs = new Set([
    ...table.programs,
    ...fresh.flatMap((each) => each.programs.filter((name) => words.includes(name) && !held.has(name))),
  ]);
  const names = new Set([...made.map(({ name }) => name), ...before]);
  const entries = fresh.flatMap((each) => {
    const own = each.programs.filter((name) => programs.has(name));
    const depends = each.depends.filter((name) => name !== each.name && names.has(name));
    const entry: PackageEntry = {
      ...(own.length > 0 && { programs: [...own].sort() }),
      ...(depends.length > 0 && { depends: [...depends].sort() }),
      more: 'anything',
    };
    return own.length + depends.length > 0 ? [[each.name, entry] as const] : [];
  });
  const packages = new Map([...Object.entries(table.packages), ...entries]);
  // What recipes depend on is there too, though nothing is known of it.
  for (const { depends = [] } of [...packages.values()])
    for (const name of depends) if (!packages.has(name)) packages.set(name, { more: 'anything' });
  const all = new Set([...readFileSync(namesFile, 'utf8').split('\n'), ...names]);
  writeTable('wolfi', {
    ...table,
    source: `https://github.com/wolfi-dev/os/tree/${commit}`,
    retrieved: day,
    programs: [...programs].sort(),
    packages: Object.fromEntries([...packages].sort(([one], [other]) => (one < other ? -1 : 1))),
    provided: providedBy(made, all, packages),
    others: [...all]
      .filter((name) => name !== '' && !packages.has(name) && !besides.test(name))
      .sort()
      .join(' '),
  });
}

/** Names that one package alone provides. */
function providedBy(
  made: readonly RecipePackage[],
  all: ReadonlySet<string>,
  packages: ReadonlyMap<string, PackageEntry>,
): Record<string, string> {
  const providers = new Map<string, string[]>();
  for (const { name, provides } of made)
    for (const each of provides) providers.set(each, [...(providers.get(each) ?? []), name]);
  return Object.fromEntries(
    [...providers].flatMap(([name, [only = '', second]]) =>
      second === undefined && !all.has(name) && packages.has(only) ? [[name, only] as const] : [],
    ),
  );
}

const { commit, day, names, os } = values;
if (os !== undefined && commit !== undefined && day !== undefined && names !== undefined)
  main(os, commit, day, names);
