import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from '../build';
import { benchRequests } from './requests';

const parts = ['reading', 'weight', 'hostile', 'plans', 'requests'];

const { values } = parseArgs({
  options: {
    /** Address of another server on this machine, or the folder of a checkout that is built. */
    against: { type: 'string' },
    /** Some of `parts`. */
    only: { type: 'string', multiple: true },
  },
});
const asked = parts.filter((part) => values.only === undefined || values.only.includes(part));

const inProcess = asked.filter((part) => part !== 'requests');
if (inProcess.length > 0) await measureBundled(inProcess);
if (asked.includes('requests')) await benchRequests(values.against);

/**
 * Measures the code as the server runs it, bundled: what runs TypeScript directly keeps the name of every function,
 * which makes those that are made anew in each call dear.
 */
async function measureBundled(measured: readonly string[]): Promise<void> {
  const bundle = join(root, 'node_modules', `.plinth-bench-${process.pid}.mjs`);
  try {
    await build({
      entryPoints: [join(root, 'bin/bench/measure.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
    const flags = ['--max-semi-space-size=64', bundle, ...measured];
    const { status } = spawnSync(process.execPath, flags, { stdio: 'inherit', cwd: root });
    if (status !== 0) process.exitCode = 1;
  } finally {
    rmSync(bundle, { force: true });
  }
}
