import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { removeOldTypes, root } from './build';
import { findChromium, installChromium } from './chromium';
import { findPostgres, installPostgres } from './postgres';
import { findRegistry, installRegistry, noRegistry } from './registry';

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

const stepMinutes = 30;
const ok: Count = { passed: 1, failed: 0, skipped: 0 };
const wrong: Count = { passed: 0, failed: 1, skipped: 0 };

/** A build and a server of the tests' own: what runs from `.next` goes on undisturbed. */
process.env.PLINTH_DIST_DIR = '.next-test';

// For the tests that want a database, in ones of their own; the servers of all others keep their reports in a file.
if (process.env.DATABASE_URL) process.env.PLINTH_TEST_DATABASE_URL = process.env.DATABASE_URL;
delete process.env.DATABASE_URL;

/** Runs everything, one step after the other, and says at its end how many of all checks passed and failed. */
async function main(folder: string): Promise<number> {
  const counts = [
    await step('Types', async () => {
      await removeOldTypes();
      return succeeded(await run('npm', ['run', '-s', 'typecheck']));
    }),
    await step('Format and lint', async () => succeeded(await run('npm', ['run', '-s', 'lint']))),
    await step('Data', async () => succeeded(await run('npm', ['run', '-s', 'data:check']))),
    await step('PostgreSQL', async () => database()),
    await step('Registry', async () => registry()),
    await step('Unit tests', () => unitTests(join(folder, 'unit.json'))),
    await step('Build', async () => succeeded(await run('npm', ['run', '-s', 'build']))),
    await step('Chromium', async () => browser()),
    await step('End-to-end tests', () => journeys(folder)),
  ];
  const total = counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
  if (total.skipped > 0) console.log(`\n${total.skipped} skipped; they are named above`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

async function step(name: string, work: () => Promise<Count>): Promise<Count> {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const count = await work().catch((error: unknown) => {
    console.error(error);
    return wrong;
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`== ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
  return count;
}

function browser(): Count {
  const path = findChromium() ?? installChromium();
  if (path === undefined) {
    console.error(
      'No Chromium: the end-to-end tests need one and it could not be installed. Install the package chromium, or name a browser in PLINTH_CHROMIUM, and run the tests again.',
    );
    return wrong;
  }
  console.log(path);
  process.env.PLINTH_CHROMIUM = path;
  return ok;
}

function database(): Count {
  const given = process.env.PLINTH_TEST_DATABASE_URL;
  const folder = given ? undefined : (findPostgres() ?? installPostgres());
  if (given === undefined && folder === undefined) {
    console.error(
      'SKIPPED: there is no PostgreSQL, and it could not be installed, so nothing is tested with one. Install the package postgresql, name the folder of its programs in PLINTH_POSTGRES, or a server in DATABASE_URL, to have it tested.',
    );
    return { passed: 0, failed: 0, skipped: 1 };
  }
  console.log(folder ?? 'The server that DATABASE_URL names');
  if (folder !== undefined) process.env.PLINTH_POSTGRES = folder;
  return ok;
}

function registry(): Count {
  const programs = findRegistry() ?? installRegistry();
  if (programs === undefined) {
    console.error(noRegistry);
    return wrong;
  }
  console.log(Object.values(programs).join('\n'));
  process.env.PLINTH_DOCKER_REGISTRY = programs.registry;
  process.env.PLINTH_SKOPEO = programs.skopeo;
  process.env.PLINTH_ZSTD = programs.zstd;
  return ok;
}

const UnitReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  /** A file that cannot be loaded has failed without a single test. */
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

async function unitTests(output: string): Promise<Count> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  const code = await run('npm', ['run', '-s', 'unit', '--', ...reporters]);
  const report = read(output, UnitReport);
  if (report === undefined) return wrong;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return counted(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

const JourneyReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

async function journeys(folder: string): Promise<Count> {
  if (process.env.PLINTH_CHROMIUM === undefined) return wrong;
  const output = join(folder, 'journeys.json');
  const code = await run('npm', ['run', '-s', 'e2e', '--', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: output,
    PLINTH_E2E_DATA: join(folder, 'reports'),
  });
  const report = read(output, JourneyReport);
  if (report === undefined) return wrong;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return counted(code, { passed: expected, failed: unexpected + flaky, skipped });
}

/** A command that fails although all its tests passed has failed all the same. */
function counted(code: number, count: Count): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function succeeded(code: number): Count {
  return code === 0 ? ok : wrong;
}

function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(file)) return undefined;
  const result = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return result.success ? result.data : undefined;
}

let current: number | undefined;
let interrupted = false;

/** Runs a command in a process group of its own, so that nothing it started outlives it. */
async function run(
  command: string,
  rest: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<number> {
  if (interrupted) return 1;
  const child = spawn(command, rest, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CI: '1', FORCE_COLOR: '0', ...more },
    detached: true,
  });
  current = child.pid;
  const timer = setTimeout(() => {
    console.error(`${command} ${rest.join(' ')} took longer than ${stepMinutes} minutes and is ended`);
    endGently();
  }, stepMinutes * 60_000);
  try {
    const [code] = await once(child, 'close');
    return typeof code === 'number' ? code : 1;
  } finally {
    clearTimeout(timer);
    signalGroup('SIGKILL');
    current = undefined;
  }
}

/** Playwright ends its server when it is interrupted; killed at once it would leave it running. */
function endGently(): void {
  signalGroup('SIGINT');
  setTimeout(() => signalGroup('SIGKILL'), 20_000).unref();
}

function signalGroup(signal: NodeJS.Signals): void {
  if (current === undefined) return;
  try {
    process.kill(-current, signal);
  } catch {
    // The group has ended by itself.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = true;
    endGently();
  });
}

const folder = await mkdtemp(join(tmpdir(), 'plinth-test-'));
const code = await main(folder);
await rm(folder, { recursive: true, force: true });
process.exit(code);
