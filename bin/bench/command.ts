import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../build';
import { writePackage } from '../package/write';
import { medianOf } from './median';
import { millisecondsOfTick } from './processor';

type Program = { readonly name: string; readonly words: readonly string[]; readonly takesFiles: boolean };

/** What the package takes of the processor, the whole process, against others that read the same files, in turn. */
export async function benchCommand(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-'));
  try {
    await writePackage(folder);
    const programs = programsWith(join(folder, 'dist/plinth.js'));
    const files = caseFiles();
    compare(programs, files.slice(0, 1), 15);
    compare(programs, files.slice(0, 500), 3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function programsWith(plinth: string): readonly Program[] {
  const tally = join(root, 'node_modules/@wharflab/tally-linux-x64/bin/tally');
  const lint = join(root, 'node_modules/dockerfilelint/bin/dockerfilelint');
  const all = [
    { name: 'node -e 0', words: [process.execPath, '-e', '0'], takesFiles: false },
    { name: 'plinth analyze', words: [process.execPath, plinth, 'analyze'], takesFiles: true },
    {
      name: 'plinth analyze --format json',
      words: [process.execPath, plinth, 'analyze', '--format', 'json'],
      takesFiles: true,
    },
    {
      name: 'plinth analyze --format sarif',
      words: [process.execPath, plinth, 'analyze', '--format', 'sarif'],
      takesFiles: true,
    },
    { name: 'tally lint', words: [tally, 'lint'], takesFiles: true },
    { name: 'dockerfilelint', words: [process.execPath, lint], takesFiles: true },
  ];
  return all.filter(({ name, words }) => {
    const isThere = words.every((word) => !word.startsWith('/') || existsSync(word));
    if (!isThere) console.log(`${name} is not installed here`);
    return isThere;
  });
}

/** A typical one first. */
function caseFiles(): readonly string[] {
  const cases = join(root, 'e2e/cases');
  const typical = join(cases, 'works-django-entrypoint-slim/Dockerfile');
  const others = readdirSync(cases).map((name) => join(cases, name, 'Dockerfile'));
  return [typical, ...others.filter((file) => file !== typical && existsSync(file))];
}

function compare(programs: readonly Program[], files: readonly string[], rounds: number): void {
  const times = new Map(programs.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const { name, takesFiles, words } of programs)
      times.get(name)?.push(processorTimeOf(takesFiles ? [...words, ...files] : words));
  const medians = new Map([...times].map(([name, all]) => [name, medianOf(all)]));
  const ratio = (name: string, to: string) => ((medians.get(name) ?? 0) / (medians.get(to) ?? 0)).toFixed(2);
  console.log(files.length === 1 ? 'One file' : `${files.length} files`);
  console.table(
    programs.map(({ name }) => ({
      program: name,
      'processor ms': medians.get(name)?.toFixed(0),
      'of node -e 0': ratio(name, 'node -e 0'),
      'of tally': ratio(name, 'tally lint'),
    })),
  );
}

/** Milliseconds of the processor that a program takes, all its threads together. */
function processorTimeOf([program = '', ...words]: readonly string[]): number {
  const before = timeOfEnded();
  spawnSync(program, words, { cwd: root, maxBuffer: 256 * 1024 ** 2 });
  return timeOfEnded() - before;
}

/** Of all processes that this one started and that have ended: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function timeOfEnded(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * millisecondsOfTick;
}
