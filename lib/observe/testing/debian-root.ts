import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addAsked, systemRepository } from './packages';
import { run } from './run';

const extra = ['ca-certificates', 'locales', 'python3-minimal', 'ruby'];

/** The smallest Debian that debootstrap makes, with certificates, a locale in an archive, and languages. */
export function buildDebian(root: string, partial: string): void {
  const { address, release } = systemRepository();
  run('debootstrap', ['--variant=minbase', `--include=${extra.join(',')}`, release, root, address]);
  run('chroot', [root, 'localedef', '-i', 'en_US', '-f', 'UTF-8', 'en_US.UTF-8']);
  rmSync(join(root, 'var/cache/apt/archives'), { recursive: true });
  // A package that is removed but for its configuration is in the database still.
  run('chroot', [root, 'dpkg', '--remove', '--force-depends', 'e2fsprogs']);
  writeFileSync(join(root, 'var/cache/apt/pkgcache.bin'), 'left behind');
  addAsked(root, partial);
}
