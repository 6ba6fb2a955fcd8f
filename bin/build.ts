import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { rm, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The command line of Next, run by the same Node as this process. */
const nextCommand = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** Everything the build reads. */
const sources = [
  'app',
  'components',
  'lib',
  'data',
  'instrumentation-client.ts',
  'instrumentation.ts',
  'proxy.ts',
  'bin/serve/route-name.ts',
  'next.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  '.postcssrc.json',
];

/** What `npm start` says before and after a build, for whoever waits for it. */
export const buildBegins = 'building Plinth';
export const buildEnds = 'Plinth is built.';

export function buildFolder(): string {
  return join(root, process.env.PLINTH_DIST_DIR ?? '.next');
}

/**
 * Removes the route types of earlier builds: they name pages that may be gone, and every compilation reads them.
 * A server that runs from such a build does not need them.
 */
export async function removeOldTypes(): Promise<void> {
  for (const folder of ['.next', '.next-test'])
    await rm(join(root, folder, 'types'), { recursive: true, force: true });
}

/** Written when a build has succeeded, and dated to its beginning. */
function stampFile(): string {
  return join(buildFolder(), 'plinth-built');
}

/** Why the app has to be built, or undefined when the build there is will do. */
export function whyBuild(): string | undefined {
  const built = statSync(stampFile(), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return 'There is no build yet';
  const changed = sources.map((source) => newest(join(root, source))).some((time) => time > built);
  return changed ? 'The sources are newer than the build' : undefined;
}

/** Builds the app; false when it failed, which Next has then explained. */
export async function build(): Promise<boolean> {
  const started = new Date();
  await rm(stampFile(), { force: true });
  await removeOldTypes();
  const child = spawn(process.execPath, [nextCommand, 'build'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  const [code] = await once(child, 'close');
  if (code !== 0) return false;
  await writeFile(stampFile(), '');
  await utimes(stampFile(), started, started);
  return true;
}

/** Milliseconds of the newest change in a file or a folder; tests are no part of the build. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return /\.(?:test|fixture)\.tsx?$/.test(path) ? 0 : stat.mtimeMs;
  return readdirSync(path)
    .map((name) => newest(join(path, name)))
    .reduce((latest, time) => Math.max(latest, time), 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await build()) ? 0 : 1;
