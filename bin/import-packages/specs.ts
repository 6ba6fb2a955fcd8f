import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagesOfSpec, type SpecPackage } from './spec';

/** A package, the file that makes it, and what that is called. */
export type Read = { readonly made: SpecPackage; readonly source: string; readonly spec: string };

/** Source packages of Enterprise Linux that are there as `openela-main+<source>/repo`. */
export function sourcesIn(clones: string): readonly string[] {
  return readdirSync(clones).flatMap((name) => /^openela-main\+(.+)$/.exec(name)?.[1] ?? []);
}

export function readClones(clones: string, release: string): readonly Read[] {
  return sourcesIn(clones).flatMap((name) => readClone(clones, name, release));
}

function readClone(clones: string, name: string, release: string): readonly Read[] {
  const repository = join(clones, `openela-main+${name}`, 'repo');
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 28 });
  const folder = mkdtempSync(join(tmpdir(), 'specs-'));
  try {
    const commit = git('rev-parse', '--verify', `refs/heads/el${release}`).trim();
    const path = git('ls-tree', '-r', '--name-only', commit, 'SPECS')
      .split('\n')
      .find((each) => each.endsWith('.spec'));
    if (path === undefined) return [];
    mkdirSync(join(folder, 'SOURCES'));
    execFileSync('sh', ['-c', `git -C '${repository}' archive ${commit} | tar x -C '${folder}'`], {
      stdio: 'pipe',
    });
    const source = `https://github.com/openela-main/${name}/blob/${commit}/${path}`;
    return expanded(join(folder, path), join(folder, 'SOURCES'), [
      `rhel ${release}`,
      `el${release} 1`,
      `dist .el${release}`,
    ]).map((made) => ({ made, source, spec: name }));
  } catch {
    return [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function readCommit(specs: string, commit: string, name: string, release: string): readonly Read[] {
  const folder = mkdtempSync(join(tmpdir(), 'specs-'));
  try {
    const path = `specs/${name}.spec`;
    const text = execFileSync('git', ['-C', specs, 'show', `${commit}:${path}`], {
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 2 ** 28,
    });
    writeFileSync(join(folder, 'one.spec'), text);
    return expanded(join(folder, 'one.spec'), folder, [`fedora ${release}`, `dist .fc${release}`]).map(
      (made) => ({
        made,
        source: path,
        spec: name,
      }),
    );
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
