import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { mutantsOf, nameOf, rangeOf, sampleOf } from './sample';
import { Result, scoreOf, tell } from './tell';

/**
 * `npm run mutate -- --mutants 300 --seed 7 --minutes 60 --rooms recommend,rules`: puts faults into the code that
 * judges, one at a time, and tells which of them no test notices. Exit code 1 where fewer than 80 of 100 are noticed.
 */
const { values } = parseArgs({
  options: {
    mutants: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    minutes: { type: 'string', default: '90' },
    rooms: {
      type: 'string',
      default: 'recommend,requirements,account,attempts,contents,ownership,programs,start,rules',
    },
  },
});
const leastNoticed = 0.8;

async function main(): Promise<void> {
  const files = values.rooms
    .split(',')
    .flatMap((room) =>
      readdirSync(join('lib', room), { recursive: true, encoding: 'utf8' }).map((name) =>
        join('lib', room, name),
      ),
    )
    .filter((name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name))
    .sort();
  const all = await mutantsOf(files);
  const drawn = sampleOf(all, Number(values.mutants), Number(values.seed));
  console.log(`${drawn.length} of ${all.length} mutants in ${files.length} files, seed ${values.seed}`);
  const folder = mkdtempSync(join(tmpdir(), 'mutate-'));
  const results = join(folder, 'results');
  writeFileSync(results, '');
  env.PLINTH_MUTANTS = join(folder, 'drawn.json');
  writeFileSync(env.PLINTH_MUTANTS, JSON.stringify({ names: drawn.map(nameOf), results }));
  const finish = () => {
    const lines = readFileSync(results, 'utf8').split('\n');
    const tested = lines.filter(Boolean).map((line) => Result.parse(JSON.parse(line)));
    console.log(tell(tested));
    rmSync(folder, { recursive: true });
    process.exitCode = scoreOf(tested) < leastNoticed ? 1 : 0;
  };
  setTimeout(() => {
    console.log(`The ${values.minutes} minutes are over: what was tried until now counts.`);
    finish();
    process.exit();
  }, Number(values.minutes) * 60_000).unref();
  await new Stryker({
    mutate: [...new Set(drawn.map(rangeOf))],
    testRunner: 'vitest',
    vitest: { configFile: '.config/vitest.mutate.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner', fileURLToPath(new URL('plugins.ts', import.meta.url))],
    checkers: ['drawn'],
    checkerNodeArgs: ['--import', 'tsx'],
    reporters: ['drawn', 'progress-append-only'],
    coverageAnalysis: 'perTest',
    concurrency: 1,
    allowConsoleColors: false,
    testRunnerNodeArgs: ['--import', 'tsx'],
    tempDirName: '.stryker',
    ignorePatterns: ['app', 'components', 'docs', 'bin', '.next*'],
    disableTypeChecks: false,
    dryRunTimeoutMinutes: 20,
    timeoutMS: 20_000,
  }).runMutationTest();
  finish();
}

await main();
