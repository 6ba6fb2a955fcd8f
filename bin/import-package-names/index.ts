import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { AbsentTable } from '../../lib/catalog/absent';
import { readFolder } from '../../lib/catalog/files';
import type { NameRow } from '../../lib/catalog/package-names';
import type { PackageTable } from '../../lib/catalog/package-table';
import { alpineReleases, aportsCommits, dayOfCommit } from '../import-packages/aports';
import { basesOf } from './bases';
import { type ReadList, readAlpine, readDebian, readEnterprise, readWolfi } from './lists';
import {
  type Pair,
  type Providing,
  pairsOf,
  providedByAlpine,
  providedByDebian,
  providedBySpecs,
  providedByTable,
  providedByWolfi,
} from './provides';
import { kinOf, rowOf } from './resolve';
import {
  type Kin,
  kins,
  type Pairs,
  pairedThings,
  readCandidates,
  readThings,
  type Thing,
  withCandidates,
} from './things';

/**
 * Writes `data/packages-across/names.json` from `things.txt`, from lists of names and from what `data` knows already:
 * `npx tsx bin/import-package-names/index.ts --day <day> --debian-12 <Packages> --debian-13 <Packages> --aports <git>
 * --wolfi <folder> --candidates <equivalents.tsv>
 * --debian-contents <index files of bookworm, as bin/import-packages reads them> --alpine-index <APKINDEX> --el <folder of clones, as bin/import-packages/rpm.ts reads them>
 * --wolfi-os <git> --errata <folder of advisories> --errata-commit <commit>
 * --lock <owner/name@commit/path>=<file> …`. Corrections belong into `things.txt`.
 */

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

const { values } = parseArgs({
  options: {
    day: { type: 'string' },
    'debian-12': { type: 'string' },
    'debian-13': { type: 'string' },
    aports: { type: 'string' },
    wolfi: { type: 'string' },
    candidates: { type: 'string' },
    errata: { type: 'string' },
    'errata-commit': { type: 'string' },
    lock: { type: 'string', multiple: true },
    'debian-contents': { type: 'string' },
    'alpine-index': { type: 'string' },
    el: { type: 'string' },
    'wolfi-os': { type: 'string' },
  },
});

const wolfi = '8190a1652f4534ad3feebd3b48066514f0f4375f';

/** What the candidates were gathered from. */
const equivalents = [
  'https://github.com/ros/rosdistro/tree/8468e88ccd523427f9131e39d2af0938f1c298b2/rosdep',
  'https://github.com/rstudio/r-system-requirements/tree/61f151593bd0cfdb365a5a0d75bbc9e5715d5443/rules',
];

async function main(): Promise<void> {
  const tables: PackageTable[] = readFolder(join(root, 'data', 'packages')).map(({ content }) => content);
  const bases = basesOf(
    readFolder(join(root, 'data', 'families')).map(({ content }) => content),
    tables,
  );
  const lists = readLists(tables).map((list) => ({ ...list, ...bases(list), lacks: lacking(list) }));
  const judged = readThings(readFileSync(join(here, 'things.txt'), 'utf8'));
  const candidates = readCandidates(readFileSync(given('candidates'), 'utf8'));
  const pairs = await readPairs(tables);
  const rows: NameRow[] = [];
  const spoken = new Set<string>();
  for (const thing of [
    ...judged,
    ...pairedThings('debian', pairs.there).map((thing) => withCandidates(thing, candidates)),
    ...pairedThings('alpine', pairs.back),
    ...candidates,
  ]) {
    const row = rowOf(thing, lists, tables);
    if (row === undefined) {
      if (!thing.isCandidate)
        process.stderr.write(`known in one distribution only: ${nameOf(thing)}
`);
      continue;
    }
    const of = thing.from ?? 'debian';
    const own = namesIn(row, of);
    if (thing.isCandidate && own.some((name) => spoken.has(`${of} ${name}`))) continue;
    if (rows.some(({ names }) => JSON.stringify(names) === JSON.stringify(row.names))) continue;
    for (const kin of kins)
      if (!row.oneWay?.includes(kin)) for (const name of namesIn(row, kin)) spoken.add(`${kin} ${name}`);
    rows.push(row);
  }
  const said = lists.map(({ names, base, lacks, ...list }) => JSON.stringify(list));
  writeFileSync(
    join(root, 'data', 'packages-across', 'names.json'),
    `{\n"lists": [\n${said.join(',\n')}\n],\n"equivalents": ${JSON.stringify(equivalents)},\n"rows": [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n}\n`,
  );
}

/** Debian beside others, each by what its own index says that packages provide. */
async function readPairs(tables: readonly PackageTable[]): Promise<{ there: Pairs; back: Pairs }> {
  const debian = await providedByDebian(given('debian-contents'));
  const newest = providedByTable(tables.find(isDebian13));
  const alpine = providedByAlpine(given('alpine-index'));
  const enterprise = providedBySpecs(given('el'), '9');
  return {
    there: {
      alpine: [...mutual(debian, alpine), ...mutual(newest, alpine)],
      // Its recipes try one program or two: alone that tells little.
      wolfi: mutual(debian, providedByWolfi(given('wolfi-os'), wolfi)).filter(
        ({ here, there }) => here === there,
      ),
      rhel: [...mutual(debian, enterprise), ...mutual(newest, enterprise)],
    },
    back: { debian: pairsOf(alpine, debian, alpine.keys()) },
  };
}

/** Two that stand for each other do so both ways, though one has more than the other. */
function mutual(here: Providing, there: Providing): readonly Pair[] {
  const exact = pairsOf(there, here, there.keys()).filter(({ isExact }) => isExact);
  const back = new Set(exact.map((pair) => `${pair.there} ${pair.here}`));
  return pairsOf(here, there, here.keys()).map((pair) => ({
    ...pair,
    leadsBack: pair.leadsBack || back.has(`${pair.here} ${pair.there}`),
  }));
}

function isDebian13({ distributions, releases }: PackageTable): boolean {
  return distributions.includes('debian') && releases?.includes('13') === true;
}

function namesIn({ names }: NameRow, kin: Kin): readonly string[] {
  return Object.entries(names).flatMap(([key, value]) =>
    kinOf(key.split(' ')[0] ?? '') === kin && value !== '-' ? [value.replace('=', '')] : [],
  );
}

function nameOf({ cells: { debian } }: Thing): string {
  return debian.kind === 'names' ? debian.tries.flatMap(({ names }) => names).join(' or ') : debian.kind;
}

function readLists(tables: readonly PackageTable[]): readonly ReadList[] {
  const day = given('day');
  const locks = (values.lock ?? []).map((each) => each.split('='));
  const partial = (distribution: string, release: string): ReadList => {
    const table = tables.find(
      (each) => each.distributions.includes(distribution) && each.releases?.includes(release),
    );
    const { source = '', retrieved = day } = table ?? {};
    return { distribution, release, complete: false, sources: [source], retrieved, names: known(table) };
  };
  const enterprise = (release: string): ReadList =>
    readEnterprise(
      release,
      { errata: given('errata'), locks: locks.map(([, file = '']) => file) },
      known(tables.find((each) => each.distributions.includes('rhel') && each.releases?.includes(release))),
      [
        `https://github.com/AlmaLinux/osv-database/tree/${given('errata-commit')}/advisories/almalinux${release}`,
        ...locks.map(([place = '']) => `https://github.com/${place.replace('@', '/blob/')}`),
      ],
      day,
    );
  return [
    partial('debian', '11'),
    readDebian('12', 'bookworm', given('debian-12'), day),
    readDebian('13', 'trixie', given('debian-13'), day),
    ...['22.04', '24.04', '26.04'].map((release) => partial('ubuntu', release)),
    // Files are not moved to what has ended.
    ...alpineReleases
      .filter((release) => release !== '3.20')
      .map((release) => {
        const commit = aportsCommits[release];
        return readAlpine(release, commit, given('aports'), dayOfCommit(given('aports'), commit));
      }),
    readWolfi(given('wolfi'), wolfi, '2026-08-22'),
    ...['8', '9', '10'].map(enterprise),
  ];
}

function known(table: PackageTable | undefined): ReadonlySet<string> {
  return new Set([...Object.keys(table?.packages ?? {}), ...(table?.always ?? [])]);
}

/** Names of which `data/absent` says that the release has none. */
function lacking({ distribution, release }: ReadList): ReadonlySet<string> {
  const tables: AbsentTable[] = readFolder(join(root, 'data', 'absent')).map(({ content }) => content);
  const key = `${distribution} ${release}`;
  return new Set(
    tables
      .filter(({ releases }) => releases.some((each) => `${each.distribution} ${each.release}` === key))
      .flatMap(({ names }) => names.flatMap((each) => (each.in.includes(key) ? [] : each.names))),
  );
}

function given(flag: Exclude<keyof typeof values, 'lock'>): string {
  const value = values[flag];
  if (value === undefined) throw new Error(`give --${flag}`);
  return value;
}

await main();
