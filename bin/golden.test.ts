import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalog } from '../lib/catalog/files';
import { engineVersion } from '../lib/version';
import { root } from './build';
import { writePackage } from './package/write';
import { type Golden, type GoldenResult, readGolden, writeGolden } from './testing/golden-file';

/**
 * Every file of `bin/golden` is a situation that somebody meets at the command line. `GOLDEN=write` writes down what
 * comes of them today; a new one is a title, its files and its command. They are met by the command as it is installed.
 */
const golden = join(root, 'bin/golden');
const names = readdirSync(golden).filter((name) => name.endsWith('.md'));
const isWriting = process.env.GOLDEN === 'write';

const folder = mkdtempSync(join(tmpdir(), 'plinth-golden-'));
let program = '';

beforeAll(async () => {
  await writePackage(join(folder, 'package'));
  program = join(folder, 'bin');
  mkdirSync(program);
  const command = `exec '${process.execPath}' '${join(folder, 'package/dist/plinth.js')}' "$@"`;
  writeFileSync(join(program, 'plinth'), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function resultOf({ command, files }: Golden): Promise<GoldenResult> {
  const place = mkdtempSync(join(folder, 'at-'));
  for (const [name, content] of files) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), content);
  }
  const child = spawn('sh', ['-c', command], {
    cwd: place,
    env: {
      NODE_ENV: 'production',
      PATH: `${program}:${process.env.PATH}`,
      HOME: place,
      LC_ALL: 'C',
      PLINTH_TODAY: '2026-11-23',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: (await ended) ?? -1, output: lasting(output), errors: lasting(errors) };
}

/** Without what every change of the data changes. */
function lasting(printed: string): string {
  const { date, revision } = readCatalog();
  return printed
    .replaceAll(revision, 'REVISION')
    .replaceAll(`Catalog of ${date}`, 'Catalog of DATE')
    .replaceAll(`"catalogDate": "${date}"`, '"catalogDate": "DATE"')
    .replaceAll(`Plinth ${engineVersion}`, 'Plinth VERSION');
}

test('there are many', () => {
  expect(names.length).toBeGreaterThanOrEqual(40);
});

test.concurrent.each(names)('%s', { timeout: 300_000 }, async (name) => {
  const path = join(golden, name);
  const markdown = readFileSync(path, 'utf8');
  const situation = readGolden(markdown);
  const result = await resultOf(situation);
  if (isWriting) writeFileSync(path, writeGolden({ ...situation, result }));
  else {
    expect(result).toEqual(situation.result);
    // As the writer leaves it, so that nothing stands in it that is not read.
    expect(writeGolden({ ...situation, result })).toBe(markdown);
  }
});
