import { chmodSync, copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linesFrom, run } from './run';

/** The repository of this machine's own system, and its release. */
export function systemRepository(): { readonly address: string; readonly release: string } {
  const [first = ''] = linesFrom('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI) $(CODENAME)',
    'Created-By: Packages',
    'Component: main',
    'Label: Debian',
  ]);
  const [address, release] = first.split(' ');
  if (!address || !release) throw new Error('The sources of apt name no repository of Debian.');
  return { address, release };
}

/** Downloads packages into a folder and gives their files. */
export function downloadPackages(names: readonly string[], folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  chmodSync(dirname(folder), 0o755);
  run('apt-get', ['download', '-qq', '-o', 'APT::Sandbox::User=root', ...names], { cwd: folder });
  return readdirSync(folder)
    .filter((name) => name.endsWith('.deb'))
    .sort()
    .map((name) => join(folder, name));
}

/** A BusyBox that needs no library, put where nothing on the PATH finds it. */
export function addAsked(root: string, partial: string): void {
  const [file = ''] = downloadPackages(['busybox-static'], join(partial, 'asked-packages'));
  const unpacked = join(partial, 'asked');
  run('dpkg-deb', ['-x', file, unpacked]);
  mkdirSync(join(root, 'opt/asked'), { recursive: true });
  const found = linesFrom('find', [unpacked, '-path', '*bin/busybox', '-type', 'f'])[0];
  if (found === undefined) throw new Error('The package of BusyBox has no BusyBox in it.');
  copyFileSync(found, join(root, 'opt/asked/busybox'));
}
