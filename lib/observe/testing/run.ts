import { spawnSync } from 'node:child_process';

/** What a program writes; its failure throws with what it complains of. */
export function run(
  program: string,
  rest: readonly string[],
  options: { readonly cwd?: string; readonly input?: string } = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(program, rest, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return stdout;
  throw new Error(`${program} ${rest.join(' ')}: ${error?.message ?? stderr}`);
}

/** Its lines, without the empty ones. */
export function linesFrom(program: string, rest: readonly string[]): string[] {
  return run(program, rest)
    .split('\n')
    .filter((line) => line !== '');
}
