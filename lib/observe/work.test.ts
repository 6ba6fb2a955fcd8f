import { expect, test } from 'vitest';
import type { TestFile } from '../registry/testing/tar';
import { observers } from './index';
import { nothingSeen } from './nothing-seen';
import { observe } from './observe';
import type { Observer, Root } from './observer';
import { sourceOfFiles } from './testing/source';

/** How often a root is asked what is at a path or in a folder; a name that it gives counts too. */
function counting(root: Root): { readonly root: Root; asked(): number } {
  let asked = 0;
  return {
    asked: () => asked,
    root: {
      ...root,
      follow(path) {
        asked += 1;
        return root.follow(path);
      },
      names(path) {
        const names = root.names(path);
        asked += 1 + names.length;
        return names;
      },
    },
  };
}

const names = 2000;
const links = 90;

/** A folder of many names, and many ways to it from all places where folders are looked through. */
const files: readonly TestFile[] = [
  ...Array.from({ length: names }, (_, index): TestFile => {
    const name = ['libx.so.', 'python3.', 'ld-linux-', 'zone', 'LC_', 'x-linux-gnu'][index % 6];
    return { path: `many/${name}${index}`, mode: 0o755, content: 'a' };
  }),
  ...[
    'usr/lib/locale',
    'usr/lib',
    'usr/share/dotnet/shared/Microsoft.NETCore.App',
    'etc/ld.so.conf.d',
  ].flatMap((folder) =>
    Array.from({ length: links }, (_, index) => ({
      path: `${folder}/${index}-linux-gnu`,
      symlink: '/many',
    })),
  ),
  ...Array.from({ length: links }, (_, index) => ({ path: `path/${index}`, symlink: '/many' })),
];

test('folders that are reached in many ways are looked through a few times at most', async () => {
  const roots: Root[] = [];
  const holding: Observer = {
    id: 'files',
    read(root) {
      roots.push(root);
      return nothingSeen.files;
    },
  };
  const search = Array.from({ length: links }, (_, index) => `/path/${index}`).join(':');
  const environment = [`PATH=${search}`, `LD_LIBRARY_PATH=${search}`];
  const options = { signal: new AbortController().signal, today: '2026-11-30' };
  await observe(sourceOfFiles([files], environment), { ...options, observers: [...observers, holding] });
  const asked = observers.flatMap((observer) => {
    const counted = roots.map(counting);
    return counted.map(({ root, asked }) => {
      observer.read(root);
      return [observer.id, asked()] as const;
    });
  });
  expect(asked.filter(([, count]) => count > 10 * (names + files.length))).toEqual([]);
  expect(asked).toHaveLength(observers.length);
});
