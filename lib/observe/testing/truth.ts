import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { asked } from './roots';
import { linesFrom, run } from './run';

/** What a shell without libraries says from inside of a root, in lines; `$B` is its BusyBox. */
export function inside(root: string, script: string): string[] {
  return linesFrom('chroot', [root, asked, 'sh', '-c', `B=${asked}; ${script}`]);
}

/** What a program of the root itself says. */
export function said(root: string, program: string, ...rest: readonly string[]): string {
  return run('chroot', [root, program, ...rest]).trim();
}

export const searched = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Every file that can be run in these folders, and the file it leads to. */
export function executables(
  root: string,
  folders: readonly string[],
): readonly (readonly [string, string])[] {
  const script = `for f in ${folders.map((folder) => `${folder}/*`).join(' ')}; do
    if [ -f "$f" ] && [ -x "$f" ]; then echo "$f	$($B readlink -f "$f")"; fi; done`;
  return inside(root, script).map((line) => {
    const [path = '', target = ''] = line.split('\t');
    return [path, target];
  });
}

/** Regular files, as GNU find sees them from outside: `format` in its own words. */
export function found(root: string, format: string, ...tests: readonly string[]): string[] {
  return linesFrom('find', [root, '-type', 'f', ...tests, '-printf', `${format}\n`]);
}

/** Bytes of the files of a folder, each hard link once. */
export function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  const sizes = new Map(
    found(folder, '%i %s').map((line): [string, string] => [
      line.split(' ')[0] ?? '',
      line.split(' ')[1] ?? '',
    ]),
  );
  return [...sizes.values()].reduce((sum, size) => sum + Number(size), 0);
}

/** The shared libraries in these folders with the names that readelf finds in them. */
export function sharedLibraries(root: string, folders: readonly string[]): readonly string[] {
  const script = `for f in ${folders.map((folder) => `${folder}/*.so ${folder}/*.so.*`).join(' ')}; do
    if [ -f "$f" ]; then echo "$f	$($B readlink -f "$f")"; fi; done`;
  const all = inside(root, script).map((line) => line.split('\t'));
  const files = new Set(all.map(([, target = '']) => join(root, target)));
  // Of what is no ELF it complains, and goes on with the next.
  const told = run('sh', [
    '-c',
    `readelf -hd /dev/null ${[...files].map((file) => `'${file}'`).join(' ')} 2>/dev/null; true`,
  ]);
  const byFile = new Map(
    told.split('\nFile: ').map((part) => [part.split('\n', 1)[0]?.replace('File: ', ''), part]),
  );
  const names = all.flatMap(([path = '', target = '']) => {
    const part = byFile.get(join(root, target)) ?? '';
    return /Type:\s+DYN/.test(part)
      ? [`${/\(SONAME\).*\[(.+)\]/.exec(part)?.[1] ?? basename(path)} ${target}`]
      : [];
  });
  return [...new Set(names)].sort();
}

/** The libraries of which ldconfig would tell the loader. */
export function configuredLibraries(root: string): readonly string[] {
  return linesFrom('sh', ['-c', `/sbin/ldconfig -r '${root}' -N -X -v 2>/dev/null`]).flatMap((line) => {
    const [soname, file] = line.startsWith('\t') ? line.trim().split(' -> ') : [];
    return soname && file ? [`${soname} ${file.split(' ')[0]}`] : [];
  });
}

/** What was seen; not to have seen it is a fault of the test. */
export function valueOf<T>(
  seen: { readonly known: true; readonly value: T } | { readonly known: false; readonly because: string },
): T {
  if (!seen.known) throw new Error(seen.because);
  return seen.value;
}
