import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PackageEntry } from '../../lib/catalog/package-table';
import { own } from '../../lib/text/table';
import { readNames, words } from './lists';
import { besides, entriesOf, readTable, sorted } from './rpm-entries';
import { enterprise, type Read, readClones, readCommit, sourcesIn } from './specs';
import { writeTable } from './write';

/**
 * Adds to `data/packages/rpm-el10.json`:
 * `npx tsx bin/import-packages/el10.ts --names <list> --el <folder of clones> --fedora <git>`, where a line of the list
 * holds a name that is in Enterprise Linux 10, a link to where that was read, the day, and programs that are read there
 * to come with it, parted by tabs.
 * Its own specs are to be had one by one only. It was made after those of Enterprise Linux 9 and in the year before
 * these of Fedora, and what both say is taken to hold for it too. What is in the table already keeps what it brings.
 */

/** Of 2024-09-30 in https://github.com/major/fedora-rpm-specs; no earlier one holds specs. */
const commit = 'fbbe2c04ad9c32a80a5a2a84388250cb8306f11b';

/** Specs of Fedora for what others of Enterprise Linux 9 make. */
const renamed = ['mariadb10.11', 'mysql8.0', 'nodejs22', 'postgresql16', 'python3.12'];

/** Names that a package provides by those specs, and that Dockerfiles of UBI 10 install. */
const provided = {
  npm: 'nodejs-npm',
  'python3.12': 'python3',
  'python3.12-devel': 'python3-devel',
  'python3.12-pip': 'python3-pip',
  'zlib-devel': 'zlib-ng-compat-devel',
};

/** Nobody installs these in an image: kernels, and what is built for finding errors. */
const unasked =
  /^kernel(?!-headers$)|^mingw|^centos-|-(?:internal|partner|fastdebug|slowdebug)$|-dbg-|javadoc/;

/** Libraries that packages which are said to bring no others may need: what links to them no spec tells. */
const common =
  /^lib(?:z|gcc_s|stdc\+\+|pcre|onig|nl-|xtables|nghttp2|ncurses|tinfo|magic|cap|lzma|bz2|lz4|zstd|ssh|brotli|gcrypt|gnutls|gdbm)/;

/** Of those packages, the ones that link to other libraries of the table: to libxml2, and by way of GnuTLS to libffi. */
const linked = new Set(['bind-utils', 'wget']);

const { values } = parseArgs({
  options: { names: { type: 'string' }, el: { type: 'string' }, fedora: { type: 'string' } },
});

function main(list: string, clones: string, specs: string): void {
  const known = linesOf(list);
  const table = readTable('rpm-el10');
  const agreed = agreedIn(readClones(clones, '9', 'newest'), readFedora(clones, specs)).filter(({ made }) =>
    known.has(made.name),
  );
  const held = new Set(Object.keys(table.packages));
  const fresh = agreed.filter(({ made }) => !held.has(made.name));
  const told = (pick: (read: Read) => readonly string[], from: readonly Read[]) =>
    new Set(from.flatMap(pick));
  const ofHeld = agreed.filter(({ made }) => held.has(made.name));
  const heldPrograms = told(({ made }) => made.programs, ofHeld);
  const names = readNames('programs.txt').filter((name) => !heldPrograms.has(name));
  const programs = new Set(names.filter((name) => told(({ made }) => made.programs, fresh).has(name)));
  const libraries = [...told(({ made }) => made.libraries, fresh)].filter((name) => !common.test(name));
  const seen = [...known.values()].flatMap((line) => line.seen);
  const all = {
    programs: new Set([...table.programs, ...programs, ...seen]),
    libraries: new Set([...table.libraries, ...libraries]),
  };
  const entries = entriesOf(fresh, all.programs, all.libraries, new Set(known.keys()));
  const packages = new Map<string, PackageEntry>();
  for (const [name, { link, seen }] of known) {
    const entry = own(table.packages, name) ?? entries.get(name) ?? { more: 'anything' };
    const brought = [...new Set([...seen, ...(entry.programs ?? [])])];
    const [source, ...further] = new Set([link, ...linksOf(entry)]);
    packages.set(name, {
      ...entry,
      ...(linked.has(name) && { more: 'libraries' }),
      ...(brought.length > 0 && { programs: brought }),
      source: further.length === 0 ? link : [source ?? link, ...further],
    });
  }
  for (const [name, entry] of Object.entries(table.packages))
    if (!packages.has(name)) packages.set(name, entry);
  writeTable('rpm-el10', {
    ...table,
    retrieved: '2026-11-30',
    programs: [...all.programs].sort(),
    libraries: [...all.libraries].sort(),
    packages: sorted([...packages].map(([name, entry]) => [name, within(entry, packages)] as const)),
    provided,
  });
}

type Line = { readonly link: string; readonly seen: readonly string[] };

function linesOf(list: string): ReadonlyMap<string, Line> {
  return new Map(
    readFileSync(list, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([name = '']) => name !== '' && isKept(name))
      .map(([name = '', link = '', , seen = '']) => [name, { link, seen: words(seen) }]),
  );
}

function isKept(name: string): boolean {
  if (name === 'glibc-langpack-en') return true;
  return !besides.test(name) && !unasked.test(name) && !name.includes('-langpack-');
}

function readFedora(clones: string, specs: string): readonly Read[] {
  return [...sourcesIn(clones), ...renamed]
    .flatMap((name) => readCommit(specs, commit, name, enterprise('10')))
    .map(({ source, ...read }) => ({
      ...read,
      source: `https://github.com/major/fedora-rpm-specs/blob/${commit}/${source}`,
    }));
}

/** Packages of both, with what both say of them. */
function agreedIn(before: readonly Read[], after: readonly Read[]): readonly Read[] {
  return before.flatMap((one) => {
    const other = after.find(({ made }) => made.name === one.made.name);
    if (other === undefined) return [];
    const both = (pick: (made: Read['made']) => readonly string[]) =>
      pick(one.made).filter((name) => pick(other.made).includes(name));
    const made = {
      name: one.made.name,
      requires: both(({ requires }) => requires),
      programs: both(({ programs }) => programs),
      libraries: both(({ libraries }) => libraries),
      modules: both(({ modules }) => modules),
    };
    return [{ made, source: [...linksOf(one), ...linksOf(other)], spec: one.spec }];
  });
}

function linksOf({
  source = [],
}: {
  readonly source?: PackageEntry['source'] | readonly string[];
}): readonly string[] {
  return typeof source === 'string' ? [source] : source;
}

/** Packages may only depend on those that the table has. */
function within(entry: PackageEntry, packages: ReadonlyMap<string, PackageEntry>): PackageEntry {
  const depends = entry.depends?.filter((name) => packages.has(name));
  const { depends: _, ...rest } = entry;
  return depends === undefined || depends.length === 0 ? rest : { ...rest, depends };
}

const { el, fedora: specs, names } = values;
if (names === undefined || el === undefined || specs === undefined)
  throw new Error('give --names, --el and --fedora');
main(names, el, specs);
