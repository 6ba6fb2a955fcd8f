import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from '../build';
import { benchCommand } from './command';
import { benchImages } from './images';
import { benchRequests } from './requests';

const parts = ['reading', 'weight', 'hostile', 'plans', 'images', 'requests', 'command'];

const { values } = parseArgs({
  options: {
    /** Address of another server on this machine, or the folder of a checkout that is built. */
    against: { type: 'string' },
    /** Some of `parts`. */
    only: { type: 'string', multiple: true },
  },
});
const asked = parts.filter((part) => values.only === undefined || values.only.includes(part));

const inProcess = asked.filter((part) => !['images', 'requests', 'command'].includes(part));
if (inProcess.length > 0) {
  const flags = ['--max-semi-space-size=64'];
  const ended = await withBundle('measure', (bundle) => run([...flags, bundle, ...inProcess]));
  if (ended !== 0) process.exitCode = 1;
}
if (asked.includes('images') && !(await withBundle('image-process', benchImages))) process.exitCode = 1;
if (asked.includes('command')) await benchCommand();
if (asked.includes('requests')) await benchRequests(values.against);

/**
 * Gives code as the server runs it, bundled: what runs TypeScript directly keeps the name of every function, which makes
 * those that are made anew in each call dear.
 */
async function withBundle<Result>(
  name: string,
  measure: (bundle: string) => Result | Promise<Result>,
): Promise<Result> {
  const bundle = join(root, 'node_modules', `.plinth-bench-${process.pid}-${name}.mjs`);
  try {
    await build({
      entryPoints: [join(root, `bin/bench/${name}.ts`)],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
    return await measure(bundle);
  } finally {
    rmSync(bundle, { force: true });
  }
}

function run(flags: readonly string[]): number | null {
  return spawnSync(process.execPath, flags, { stdio: 'inherit', cwd: root }).status;
}
