import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../bin/build';

const bundle = join(root, 'node_modules', `.plinth-many-entries-${process.pid}.mjs`);

beforeAll(async () => {
  await build({
    entryPoints: [join(root, 'lib/observe/testing/many-entries.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
});

afterAll(() => rmSync(bundle, { force: true }));

test.each([
  ['programs', 1_000_000],
  ['links', 0],
  ['long names', 1_000_000],
])(
  'a million entries, %s, are observed within 256 MiB and 30 seconds of a processor',
  (kind, files) => {
    const { stdout, status } = spawnSync(process.execPath, [bundle, kind], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    expect(status).toBe(0);
    const { memory, seconds, ...read } = JSON.parse(stdout);
    expect(read).toEqual({ entries: 1_000_000, files });
    expect(memory).toBeLessThan(256);
    expect(seconds).toBeLessThan(30);
  },
  120_000,
);
