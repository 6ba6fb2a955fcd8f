import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addAsked, downloadPackages } from './packages';
import { linesFrom, run } from './run';

const names = ['base-files', 'ca-certificates', 'libc6', 'libgcc-s1', 'netbase', 'tzdata', 'zlib1g'];

/** Packages unpacked and not installed, each with a file of its own in `status.d`, as distroless images are made. */
export function buildDistroless(root: string, partial: string): void {
  const status = join(root, 'var/lib/dpkg/status.d');
  mkdirSync(status, { recursive: true });
  for (const file of downloadPackages(names, join(partial, 'packages'))) {
    run('dpkg-deb', ['-x', file, root]);
    const control = join(partial, 'control');
    run('dpkg-deb', ['-e', file, control]);
    const name = run('dpkg-deb', ['-f', file, 'Package']).trim();
    copyFileSync(join(control, 'control'), join(status, name));
    copyFileSync(join(control, 'md5sums'), join(status, `${name}.md5sums`));
  }
  const certificates = linesFrom('find', [join(root, 'usr/share/ca-certificates'), '-name', '*.crt']);
  const bundle = certificates.sort().map((file) => readFileSync(file, 'utf8'));
  mkdirSync(join(root, 'etc/ssl/certs'), { recursive: true });
  writeFileSync(join(root, 'etc/ssl/certs/ca-certificates.crt'), bundle.join(''));
  writeFileSync(
    join(root, 'etc/passwd'),
    'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532::/home/nonroot:/sbin/nologin\n',
  );
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\nnonroot:x:65532:\n');
  if (!readdirSync(root).includes('lib64')) symlinkSync('usr/lib64', join(root, 'lib64'));
  addAsked(root, partial);
}
