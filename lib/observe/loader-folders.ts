import { resolvePath } from '../path/path';
import { linesOf, textOf } from './bytes';
import type { Root, SeenFile } from './observer';
import { variable } from './search-path';
import { wholeWithin } from './seen';

/** Lines of a file that names folders of the loader, in glibc's form or musl's. */
type LoaderLines = readonly string[];

const bound = 64 * 1024;
const mostFolders = 1000;
const longest = 1000;
/** Before folders of one architecture there are these. */
const usual = ['/lib', '/usr/lib', '/lib64', '/usr/lib64', '/lib32', '/usr/lib32', '/usr/local/lib'];
const architectures = [
  '-linux-gnu',
  '-linux-gnueabihf',
  '-linux-gnueabi',
  '-linux-musl',
  '-linux-musleabihf',
];

/** Whoever wants to know the folders looks at files by this. */
export const loaderFiles = {
  looksAt: (file: SeenFile): number => {
    const isOne =
      file.path.endsWith('/ld.so.conf') ||
      (file.path.includes('/ld.so.conf.d/') && file.path.endsWith('.conf')) ||
      (file.path.includes('/ld-musl-') && file.path.endsWith('.path'));
    return isOne ? wholeWithin(bound, file) : 0;
  },
  lines: (bytes: Uint8Array): LoaderLines =>
    [...linesOf(textOf(bytes))].filter((line) => line.length <= longest).map((line) => line.trim()),
};

/**
 * Folders in which a loader looks for libraries, each once: those of LD_LIBRARY_PATH, of its configuration, and the
 * usual ones. Undefined where there are more than anybody means.
 */
export function loaderFolders(
  root: Root,
  linesAt: (path: string) => LoaderLines | undefined,
): readonly string[] | undefined {
  const ofVariable = (variable(root.config, 'LD_LIBRARY_PATH') ?? '').split(':', mostFolders);
  const ofMusl = root
    .names('/etc')
    .filter((name) => name.startsWith('ld-musl-') && name.endsWith('.path'))
    .flatMap((name) => linesAt(`/etc/${name}`) ?? [])
    .flatMap((line) => line.split(':', mostFolders));
  const ofSystem = ['/lib', '/usr/lib'].flatMap((folder) =>
    root
      .names(folder)
      .filter((name) => architectures.some((ending) => name.endsWith(ending)))
      .map((name) => `${folder}/${name}`),
  );
  const all = [...ofVariable, ...configured(root, linesAt), ...ofMusl, ...usual, ...ofSystem];
  const folders = new Set(all.filter((each) => each.startsWith('/')).map((each) => resolvePath('/', each)));
  return folders.size > mostFolders ? undefined : [...folders];
}

/** https://man7.org/linux/man-pages/man8/ldconfig.8.html: `include` takes a pattern, which is the folder beside it. */
function configured(root: Root, linesAt: (path: string) => LoaderLines | undefined): readonly string[] {
  return (linesAt('/etc/ld.so.conf') ?? []).flatMap((line) => {
    if (!line.startsWith('include')) return [folderOf(line)];
    const folder = '/etc/ld.so.conf.d';
    return root
      .names(folder)
      .filter((name) => name.endsWith('.conf'))
      .flatMap((name) => (linesAt(`${folder}/${name}`) ?? []).map(folderOf));
  });
}

/** Without a comment, and without the kind of library that an old line may ask for. */
function folderOf(line: string): string {
  return (line.split('#', 1)[0] ?? '').split('=', 1)[0]?.trim() ?? '';
}
