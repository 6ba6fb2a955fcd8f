import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Table, table } from '../../lib/text/table';
import { packagesOfSpec, type SpecPackage } from './spec';

/** A package, the file that makes it, and what that is called. */
export type Read = {
  readonly made: SpecPackage;
  readonly source: string | string[];
  readonly spec: string;
};

/** Source packages of Enterprise Linux that are there as `openela-main+<source>/repo`. */
export function sourcesIn(clones: string): readonly string[] {
  return readdirSync(clones).flatMap((name) => /^openela-main\+(.+)$/.exec(name)?.[1] ?? []);
}

/** `streams`: of a package that there are several versions of, the newest instead of the one all systems start with. */
export function readClones(
  clones: string,
  release: string,
  streams: 'none' | 'newest' = 'none',
): readonly Read[] {
  return sourcesIn(clones).flatMap((name) => readClone(clones, name, release, streams));
}

function readClone(
  clones: string,
  name: string,
  release: string,
  streams: 'none' | 'newest',
): readonly Read[] {
  const repository = join(clones, `openela-main+${name}`, 'repo');
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 28 });
  const folder = mkdtempSync(join(tmpdir(), 'specs-'));
  try {
    const [stream] = git(
      'for-each-ref',
      '--sort=-v:refname',
      '--format=%(refname)',
      `refs/heads/el${release}-stream-*`,
    )
      .split('\n')
      .filter((ref) => streams === 'newest' && ref !== '');
    const commit = git('rev-parse', '--verify', stream ?? `refs/heads/el${release}`).trim();
    const path = git('ls-tree', '-r', '--name-only', commit, 'SPECS')
      .split('\n')
      .find((each) => each.endsWith('.spec'));
    if (path === undefined) return [];
    mkdirSync(join(folder, 'SOURCES'));
    // Large sources may be missing from the clone, and all that comes behind them from the archive.
    for (const part of [path, ''])
      execFileSync(
        'sh',
        ['-c', `git -C '${repository}' archive ${commit} ${part} | tar x -C '${folder}' || true`],
        {
          stdio: 'pipe',
        },
      );
    const source = `https://github.com/openela-main/${name}/blob/${commit}/${path}`;
    return expanded(join(folder, path), join(folder, 'SOURCES'), enterprise(release)).map((made) => ({
      made,
      source,
      spec: name,
    }));
  } catch {
    return [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The version that is called `python3`. */
const pythons: Table<string> = table({ '9': '3.9', '10': '3.12' });

/** The macros of Enterprise Linux. */
export function enterprise(release: string): readonly string[] {
  const python = pythons[release];
  return [
    `rhel ${release}`,
    `el${release} 1`,
    `dist .el${release}`,
    ...(python === undefined ? [] : [`__default_python3_pkgversion ${python}`]),
  ];
}

/** `own`: the macros that tell which distribution the spec is expanded for. */
export function readCommit(
  specs: string,
  commit: string,
  name: string,
  own: readonly string[],
): readonly Read[] {
  const folder = mkdtempSync(join(tmpdir(), 'specs-'));
  try {
    const path = `specs/${name}.spec`;
    const text = execFileSync('git', ['-C', specs, 'show', `${commit}:${path}`], {
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 2 ** 28,
    });
    writeFileSync(join(folder, 'one.spec'), text);
    return expanded(join(folder, 'one.spec'), folder, own).map((made) => ({
      made,
      source: path,
      spec: name,
    }));
  } catch {
    return [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Macros that come with other packages, as far as they change no name of a file that counts here. */
const macros = [
  'python3_pkgversion 3',
  '__python3 /usr/bin/python3',
  'python_wheel_pkg_prefix python3',
  'python3_version 3',
  'python3_sitelib /x',
  'python3_sitearch /x',
  'python_sitelib /x',
  '_unitdir /x',
  '_tmpfilesdir /x',
  '_sysusersdir /x',
  'bash_completions_dir /x',
  'zsh_completions_dir /x',
  'fish_completions_dir /x',
  '_rundir /run',
  '_userunitdir /x',
  'gometa %{nil}',
  'py_provides() Provides: %1',
  'python_provide() Provides: %1',
  '_emacs_sitelispdir /x',
  '_udevrulesdir /x',
  'autorelease(e:s:pb:n) 1%{?dist}',
  'autochangelog %{nil}',
];

function expanded(file: string, sources: string, own: readonly string[]): readonly SpecPackage[] {
  const defined = [`_sourcedir ${sources}`, ...macros, ...own].flatMap((each) => ['--define', each]);
  const text = execFileSync('rpmspec', ['--parse', ...defined, '--target', 'x86_64', file], {
    encoding: 'utf8',
    stdio: 'pipe',
    maxBuffer: 2 ** 28,
  });
  return packagesOfSpec(text);
}
