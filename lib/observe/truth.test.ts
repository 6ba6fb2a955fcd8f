import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ObservedFacts } from './observation';
import { observedRoot } from './testing/observed-root';
import { type RootName, rootFolder } from './testing/roots';
import { linesFrom, run } from './testing/run';
import {
  bytesIn,
  configuredLibraries,
  executables,
  found,
  inside,
  searched,
  sharedLibraries,
  valueOf,
} from './testing/truth';

const names: readonly RootName[] = ['debian', 'distroless', 'musl', 'rpm'];
const building = 20 * 60_000;

describe.each(names)('what is read out of the image of %s is what programs say of its root', (name) => {
  let root = '';
  let facts: ObservedFacts;
  beforeAll(async () => {
    root = rootFolder(name);
    ({ facts } = await observedRoot(name));
  }, building);

  test('the system, as a shell reads it', () => {
    const names = ['ID', 'VERSION_ID', 'PRETTY_NAME', 'VERSION_CODENAME'];
    const print = names.map((each) => `echo "$${each}."`).join('; ');
    if (!existsSync(join(root, 'etc/os-release'))) return expect(valueOf(facts.os)).toBe('none');
    const values = inside(root, `. /etc/os-release; ${print}`).map((line) => line.slice(0, -1));
    const value = valueOf(facts.os);
    if (value === 'none') throw new Error('There is an os-release.');
    expect([value.id, value.version ?? '', value.name ?? '', value.codename ?? '']).toEqual(values);
  });

  test('the programs on the PATH, as a shell finds them', () => {
    const first = new Map<string, string>();
    for (const [path, target] of executables(root, searched))
      if (!first.has(basename(path))) first.set(basename(path), `${path} ${target}`);
    const told = valueOf(facts.programs).map((each) => [
      each.name,
      `${each.path} ${each.target ?? each.path}`,
    ]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(first));
  });

  test('the shells, by what they are in the end', () => {
    const shells = new Set('sh ash bash csh dash fish hush ksh mksh rbash tcsh yash zsh'.split(' '));
    const busybox = valueOf(facts.busybox).length > 0;
    const expected = executables(root, searched)
      .filter(([path]) => shells.has(basename(path)))
      .map(([path, target]) => `${path} ${busybox ? 'busybox' : basename(target)}`);
    const told = valueOf(facts.shells).map((shell) => `${shell.path} ${shell.name}`);
    expect(told).toEqual(expected.sort());
  });

  test('the applets of BusyBox, by the file they are', () => {
    const stat = `for f in /bin/* /sbin/* /usr/bin/* /usr/sbin/*; do [ -f "$f" ] && $B stat -L -c '%i %n' "$f"; done; true`;
    const [inode] = inside(root, '[ -f /bin/busybox ] && $B stat -c %i /bin/busybox; true');
    const same = inside(root, stat)
      .filter((line) => line.split(' ')[0] === inode)
      .map((line) => basename(line.split(' ')[1] ?? ''));
    const applets = [...new Set(same)].filter((applet) => applet !== 'busybox').sort();
    expect(valueOf(facts.busybox)).toEqual(applets);
  });

  test('the shared libraries, as readelf and ldconfig name them', () => {
    const folders = inside(
      root,
      'echo /lib /usr/lib /lib64 /usr/lib64 /usr/local/lib /lib/*-linux-* /usr/lib/*-linux-*',
    );
    const told = valueOf(facts.libraries).map(({ soname, path }) => `${soname} ${path}`);
    expect([...told].sort()).toEqual(sharedLibraries(root, folders.join(' ').split(' ')));
    const short = new Set(valueOf(facts.libraries).map(({ soname, path }) => `${soname} ${basename(path)}`));
    if (name !== 'musl') expect(configuredLibraries(root).filter((each) => !short.has(each))).toEqual([]);
  });

  test('the accounts, line by line', () => {
    const accounts = valueOf(facts.accounts);
    if (accounts === 'none') return expect(existsSync(join(root, 'etc/passwd'))).toBe(false);
    expect(
      accounts.users.map(({ name, uid, gid, home, shell }) => [name, uid, gid, home, shell].join(':')),
    ).toEqual(inside(root, '$B cut -d: -f1,3,4,6,7 /etc/passwd'));
    expect(accounts.groups.map(({ name, gid }) => `${name}:${gid}`)).toEqual(
      inside(root, '$B cut -d: -f1,3 /etc/group'),
    );
  });

  test('the certificates, as openssl counts them', () => {
    const bundle = join(root, 'etc/ssl/certs/ca-certificates.crt');
    const list = `openssl crl2pkcs7 -nocrl -certfile '${bundle}' | openssl pkcs7 -print_certs -noout | grep -c '^subject'`;
    const count = existsSync(bundle) ? { count: Number(run('sh', ['-c', list])) } : 'none';
    expect(valueOf(facts.certificates)).toEqual(count);
  });

  test('zones, locales and /tmp', () => {
    expect(valueOf(facts.timeZoneData)).toBe(existsSync(join(root, 'usr/share/zoneinfo/Europe/Rome')));
    const locales = existsSync(join(root, 'usr/bin/locale'))
      ? linesFrom('chroot', [root, 'locale', '-a'])
      : [];
    const folders = found(join(root, 'usr'), '%P', '-name', 'LC_CTYPE').map(
      (path) => path.split('/')[2] ?? '',
    );
    const all = new Set([...locales, ...folders].filter((each) => each !== 'C' && each !== 'POSIX'));
    expect(valueOf(facts.locales)).toEqual([...all].sort());
    const mode = run('stat', ['-c', '%a', join(root, 'tmp')]).trim();
    expect(valueOf(facts.tmp)).toEqual({ mode: mode.padStart(4, '0') });
  });

  test('files, their bytes, those that run as another, and what was left behind, as find sees them', () => {
    expect(valueOf(facts.files)).toBe(found(root, '%i').length);
    expect(valueOf(facts.unpackedSize)).toBe(bytesIn(root));
    expect(valueOf(facts.setuid).map(({ path, mode }) => `${path} ${mode}`)).toEqual(
      found(root, '/%P %m', '-perm', '/6000').sort(),
    );
    const left = ['/var/cache/apk', '/var/cache/apt', '/var/lib/apt/lists', '/root/.cache', '/var/cache/dnf'];
    const caches = left
      .map((path) => ({ path, bytes: bytesIn(join(root, path)) }))
      .filter(({ bytes }) => bytes > 0);
    expect(valueOf(facts.caches)).toEqual(caches);
  });
});
