import { buildCatalog } from '../lib/catalog/catalog';
import type { Check, CheckedData } from '../lib/catalog/checks/check';
import { dueReleases } from '../lib/catalog/checks/due';
import { checks } from '../lib/catalog/checks/index';
import { countNotLookedUp } from '../lib/catalog/checks/origins';
import { lackingForVerdicts, lackingTraits } from '../lib/catalog/checks/said-by-families';
import { comparedMost, mainColumns, sharesIn, sharesOf } from '../lib/catalog/checks/shares';
import { summarise, withoutSource } from '../lib/catalog/checks/summary';
import { countTags } from '../lib/catalog/checks/tag-histories';
import { historiesIn, readData, readObservations } from '../lib/catalog/files';
import type { PackageTable } from '../lib/catalog/package-table';
import { errorOf } from '../lib/catalog/size-estimates';
import { observationsHold, problemsOfObservations } from '../lib/measured/file';

/** `npm run data:check`: runs every check over the data folder and prints a summary; exits 1 when one fails. */
function main(folder: string): void {
  const files = readData(folder);
  const catalog = buildCatalog(files, { history: historiesIn(folder) });
  const data: CheckedData = { ...files, catalog, today: new Date().toISOString().slice(0, 10) };
  let failed = false;
  const observations = readObservations(folder);
  const families = new Set(files.families.map(({ id }) => id));
  const measured: Check = {
    id: 'observations',
    holds: observationsHold,
    run: ({ today }) => problemsOfObservations(observations, families, today),
  };
  for (const check of [...checks, measured]) {
    const problems = check.run(data);
    if (problems.length > 0) failed = true;
    print(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${check.id}: ${check.holds}`);
    for (const { where, what } of problems.slice(0, 20)) print(`        ${where}: ${what}`);
    if (problems.length > 20) print(`        and ${problems.length - 20} more`);
  }
  printSummary(data);
  printShares(data);
  printEstimates(data);
  printLacking(data);
  printDue(data);
  process.exitCode = failed ? 1 : 0;
}

function printSummary(data: CheckedData): void {
  const { absent, catalog, packages, releases, tags } = data;
  const { families, variants, facts, disagreements, known, oldest, newest } = summarise(catalog);
  const rows: readonly (readonly [string, string])[] = [
    ['families', count(families)],
    ['variants', count(variants)],
    ['facts with source', count(facts)],
    ['facts without a source', count(withoutSource(catalog))],
    ['known', `${(known * 100).toFixed(1)} %`],
    ['sources disagree', count(disagreements)],
    [
      'releases of distributions and languages',
      count(releases.flatMap((product) => product.releases).length),
    ],
    ['tables of tags', count(tags.length)],
    ...tagRows(data),
    ['packages', count(packages.flatMap((table) => Object.keys(table.packages)).length)],
    ...packages.map(perRelease),
    ['known from use, with no source read yet', count(countNotLookedUp(data))],
    [
      'packages missing from a release',
      count(absent.flatMap(({ names }) => names.flatMap((row) => row.names)).length),
    ],
    ...acrossDistributions(data),
    ['oldest observation', oldest],
    ['newest observation', newest],
    ['revision', catalog.revision],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  print('');
  for (const [name, value] of rows) print(`${name.padEnd(width)}  ${value}`);
}

/** Of official images, where every tag that ever was is known. */
function tagRows({ catalog, tags }: CheckedData): readonly (readonly [string, string])[] {
  const { all, exact, windows } = countTags(
    catalog,
    tags.map(({ repository }) => repository),
  );
  const share = ((exact / (all - windows)) * 100).toFixed(1);
  return [
    ['tags of official images', count(all)],
    ['  that resolve to the release they stand on', `${count(exact)} (${share} % of those for Linux)`],
    ['  for Windows', count(windows)],
  ];
}

/** Of how many images of each family the columns people compare by are known, in per cent. */
function printShares({ catalog }: CheckedData): void {
  const rows = [...sharesOf(catalog.families), sharesIn('all', catalog.images)];
  const width = Math.max(...rows.map(({ family }) => family.length));
  const cell = (text: string, column: string) => text.padStart(column.length + 2);
  print('');
  print('Known, in per cent of the images of a family (size: as measured or estimated):');
  print(`${''.padEnd(width)}  images${mainColumns.map((column) => cell(column, column)).join('')}`);
  for (const { family, images, known } of rows) {
    const shares = mainColumns.map((column) => cell(percent(known[column] / Math.max(images, 1)), column));
    print(`${family.padEnd(width)}${count(images).padStart(8)}${shares.join('')}`);
  }
}

function printEstimates({ catalog, 'size-estimates': estimates }: CheckedData): void {
  const most = sharesIn(
    'compared most',
    catalog.images.filter(({ family }) => comparedMost.includes(family)),
  );
  const all = sharesIn('all', catalog.images);
  print('');
  print('Sizes on linux/amd64:');
  for (const { family, images, known, estimated } of [all, most])
    print(
      `  ${family}: ${count(known.size)} of ${count(images)} (${percent(known.size / images)} %), ${count(estimated)} of them estimated`,
    );
  for (const one of estimates) {
    const error = errorOf(one);
    if (error === undefined) continue;
    const { median, largest } = error;
    print(
      `  estimates from ${one.format} packages: off by ${percent(median)} % in the middle and ${percent(largest)} % at most, in ${one.tests.length} tests`,
    );
  }
}

function percent(share: number): string {
  return String(Math.round(100 * share));
}

/** How many packages of a release are known with what they bring, and how many by name alone. */
function perRelease({
  distributions,
  nothing = '',
  others = '',
  packages,
  releases,
}: PackageTable): readonly [string, string] {
  const [distribution = ''] = distributions;
  const bring = Object.keys(packages).length + wordsIn(nothing);
  return [
    `  of ${[distribution, ...(releases ?? [])].join(' ')}`,
    `${count(bring)}, and ${count(wordsIn(others))} by name`,
  ];
}

function wordsIn(text: string): number {
  return text === '' ? 0 : text.split(' ').length;
}

/** How many things have a name, or are known to have none, in each distribution. */
function acrossDistributions(data: CheckedData): readonly (readonly [string, string])[] {
  const rows = data['packages-across'].flatMap((file) => file.rows);
  const distributions = new Set(
    data['packages-across'].flatMap(({ lists }) => lists.map((list) => list.distribution)),
  );
  return [
    ['things that packages are called after', count(rows.length)],
    ...[...distributions].map((distribution) => {
      const own = rows.filter(({ names }) =>
        Object.keys(names).some((key) => key.split(' ')[0] === distribution),
      );
      return [`  in ${distribution}`, count(own.length)] as const;
    }),
  ];
}

/** No failure: what nobody has looked up yet may be looked up. */
function printLacking({ catalog }: CheckedData): void {
  print('');
  print('Verdicts rest on these, and nothing is said of them in any image of the family:');
  for (const { family, lacks } of lackingForVerdicts(catalog)) print(`  ${family}: ${lacks.join(', ')}`);
  print('');
  print('Findings rest on these traits, and nothing is said of them:');
  for (const { family, lacks } of lackingTraits(catalog)) print(`  ${family}: ${lacks.join(', ')}`);
}

/** No failure either: what came out since the data was read is to be looked up. */
function printDue({ releases, today }: CheckedData): void {
  print('');
  print('Should have come out by now, and the data was read before:');
  for (const { name, said, since } of dueReleases(releases, today))
    print(`  ${name}: ${said ? 'announced for' : 'expected about'} ${since}`);
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main(process.argv[2] ?? 'data');
