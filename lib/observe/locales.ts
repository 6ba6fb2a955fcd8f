import { ByteView } from './bytes';
import { defineObserver, type Observer, type Root } from './observer';
import { find, seen, seenInAll, unseen, wholeWithin } from './seen';

const folder = '/usr/lib/locale';
const archive = `${folder}/locale-archive`;
const muslFolder = '/usr/share/i18n/locales/musl';
/** Its table of names stands at its start, whatever its length. */
const archiveStart = 1024 * 1024;
const archiveMagic = 0xde020109;
const mostNames = 4096;
const longest = 100;

/** Locales of glibc, in folders or in its archive, and of musl. */
export const locales: Observer<'locales', readonly string[]> = defineObserver({
  id: 'locales',
  looksAt: (file) => (file.path.endsWith('/locale-archive') ? Math.min(file.size, archiveStart) : 0),
  notes: (_file, bytes) => archived(bytes),
  read: (root) =>
    seenInAll(root, () => {
      const inFolders = root
        .names(folder)
        .filter((name) => root.names(`${folder}/${name}`).some((each) => each.startsWith('LC_')));
      const inArchive = find(
        root,
        locales,
        archive,
        wholeWithin(archiveStart, { path: archive, mode: 0, size: 0 }),
      );
      if (inArchive.is === 'unseen') return unseen(inArchive.because);
      const ofMusl = namesOfMusl(root);
      const names = [...inFolders, ...(inArchive.is === 'there' ? inArchive.note : []), ...ofMusl];
      const paths = [
        ...(inFolders.length > 0 ? [folder] : []),
        ...(inArchive.is === 'there' ? [inArchive.path] : []),
        ...(ofMusl.length > 0 ? [muslFolder] : []),
      ];
      return seen([...new Set(names)].filter((name) => name !== 'C' && name !== 'POSIX').sort(), paths);
    }),
});

function namesOfMusl(root: Root): readonly string[] {
  return root.names(muslFolder).filter((name) => root.follow(`${muslFolder}/${name}`)?.kind === 'file');
}

/** The names in an archive: its header says where the table of them is. */
function archived(bytes: Uint8Array): readonly string[] | undefined {
  const view = ['little', 'big']
    .map((order) => new ByteView(bytes, order === 'little' ? 'little' : 'big'))
    .find((each) => each.u32(0) === archiveMagic);
  if (view === undefined) return undefined;
  const [table, used, size] = [view.u32(8), view.u32(12), view.u32(16)];
  if (size > mostNames || used > size) return undefined;
  const names: string[] = [];
  for (let index = 0; index < size; index += 1) {
    const [name, record] = [view.u32(table + 12 * index + 4), view.u32(table + 12 * index + 8)];
    if (record !== 0) names.push(view.textAt(name, longest));
  }
  return view.isBroken ? undefined : names;
}
