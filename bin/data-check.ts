import { buildCatalog } from '../lib/catalog/catalog';
import type { CheckedData } from '../lib/catalog/checks/check';
import { checks } from '../lib/catalog/checks/index';
import { countNotLookedUp } from '../lib/catalog/checks/origins';
import { lackingForVerdicts, lackingTraits } from '../lib/catalog/checks/said-by-families';
import { summarise } from '../lib/catalog/checks/summary';
import { readData } from '../lib/catalog/files';

/** `npm run data:check`: runs every check over the data folder and prints a summary; exits 1 when one fails. */
function main(folder: string): void {
  const files = readData(folder);
  const catalog = buildCatalog(files);
  const data: CheckedData = { ...files, catalog, today: new Date().toISOString().slice(0, 10) };
  let failed = false;
  for (const check of checks) {
    const problems = check.run(data);
    if (problems.length > 0) failed = true;
    print(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${check.id}: ${check.holds}`);
    for (const { where, what } of problems.slice(0, 20)) print(`        ${where}: ${what}`);
    if (problems.length > 20) print(`        and ${problems.length - 20} more`);
  }
  printSummary(data);
  printLacking(data);
  process.exitCode = failed ? 1 : 0;
}

function printSummary(data: CheckedData): void {
  const { absent, catalog, packages, releases, tags } = data;
  const { families, variants, facts, disagreements, known, oldest, newest } = summarise(catalog);
  const rows: readonly (readonly [string, string])[] = [
    ['families', count(families)],
    ['variants', count(variants)],
    ['facts with source', count(facts)],
    ['known', `${(known * 100).toFixed(1)} %`],
    ['sources disagree', count(disagreements)],
    [
      'releases of distributions and languages',
      count(releases.flatMap((product) => product.releases).length),
    ],
    ['tables of tags', count(tags.length)],
    ['packages', count(packages.flatMap((table) => Object.keys(table.packages)).length)],
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

function count(value: number): string {
  return value.toLocaleString('en');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main(process.argv[2] ?? 'data');
