import { execFileSync } from 'node:child_process';

/** The commit of aports' master at which each branch begins, but for those made within a few days of the release. */
export const aportsCommits = {
  '3.20': '1402388a3a746e9961791846350e35f1d4d4618d',
  '3.21': 'eb444ed2df38fd36f0cbf0cdc52dc826358d6569',
  '3.22': 'd0692503e939214007ee0d41080094819cb413d9',
  '3.23': '8090fe1da60c5a24dddfcbc3c23947427ea1785f',
  '3.24': 'd372d481277ed86054b9e9bb36255d55d033b64d',
} as const;

export type AlpineRelease = keyof typeof aportsCommits;
export const alpineReleases = [
  '3.20',
  '3.21',
  '3.22',
  '3.23',
  '3.24',
] as const satisfies readonly AlpineRelease[];

/** The text of every APKBUILD of `main` and `community` at a commit. */
export function recipesAt(repository: string, commit: string): readonly string[] {
  const git = (args: readonly string[], input?: string): string =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30, input });
  const blobs = git(['ls-tree', '-r', commit, 'main', 'community'])
    .split('\n')
    .filter((line) => line.endsWith('/APKBUILD'))
    .map((line) => line.split(/\s/)[2] ?? '');
  return git(['cat-file', '--batch'], `${blobs.join('\n')}\n`).split(/^[0-9a-f]{40} blob \d+$/m);
}

export function dayOfCommit(repository: string, commit: string): string {
  return execFileSync('git', ['-C', repository, 'log', '-1', '--format=%cs', commit], {
    encoding: 'utf8',
  }).trim();
}
