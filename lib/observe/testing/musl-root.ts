import { chmodSync, copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addAsked, downloadPackages } from './packages';
import { linesFrom, run } from './run';

/** musl and BusyBox of the system's packages, laid out as Alpine does, with a database in apk's form. */
export function buildMusl(root: string, partial: string): void {
  for (const file of downloadPackages(['musl', 'busybox-static'], join(partial, 'packages')))
    run('dpkg-deb', ['-x', file, root]);
  for (const folder of ['etc/apk', 'lib/apk/db', 'sbin', 'tmp', 'usr/sbin', 'bin', 'usr/bin'])
    mkdirSync(join(root, folder), { recursive: true });
  chmodSync(join(root, 'tmp'), 0o1777);
  const busybox = linesFrom('find', [root, '-path', '*bin/busybox', '-type', 'f'])[0];
  if (busybox === undefined) throw new Error('The package of BusyBox has no BusyBox in it.');
  if (busybox !== join(root, 'bin/busybox')) renameSync(busybox, join(root, 'bin/busybox'));
  // Symbolic links in one folder, hard ones in another.
  run('chroot', [root, '/bin/busybox', '--install', '-s', '/bin']);
  run('chroot', [root, '/bin/busybox', '--install', '/usr/bin']);
  copyFileSync(join(root, 'bin/busybox'), join(root, 'bin/bbsuid'));
  chmodSync(join(root, 'bin/bbsuid'), 0o4755);
  writeFileSync(join(root, 'lib/apk/db/installed'), database);
  writeFileSync(join(root, 'etc/os-release'), release);
  writeFileSync(
    join(root, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/ash\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n',
  );
  writeFileSync(join(root, 'etc/group'), 'root:x:0:root\nnobody:x:65534:\n');
  mkdirSync(join(root, 'var/cache/apk'), { recursive: true });
  writeFileSync(join(root, 'var/cache/apk/APKINDEX.1.tar.gz'), 'left behind');
  addAsked(root, partial);
}

const release = `NAME="Plinth's \\$mall Linux"
ID=small
VERSION_ID=1.2
PRETTY_NAME='Small "Linux" 1.2'
# VERSION_CODENAME=none
`;

/** https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2 */
const database = `C:Q1Pm7WmJZBmRVqjGsTPnBZ0Q6lx4s=
P:musl
V:1.2.3-r4
A:x86_64
S:383304
I:622592
T:the musl c library (libc) implementation
U:https://musl.libc.org/
L:MIT
o:musl
m:Somebody <somebody@example.org>
t:1663340000
p:so:libc.musl-x86_64.so.1=1
F:lib
R:ld-musl-x86_64.so.1
a:0:0:755
Z:Q1Pm7WmJZBmRVqjGsTPnBZ0Q6lx4s=

C:Q1abWmJZBmRVqjGsTPnBZ0Q6lx4s=
P:busybox-binsh
V:1.35.0-r29
A:x86_64
o:busybox
F:bin
R:sh

`;
