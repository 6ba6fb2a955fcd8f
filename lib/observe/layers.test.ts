import { expect, test } from 'vitest';
import type { ImageConfig } from '../registry/image';
import { readLayer } from '../registry/layer';
import { defaultBounds } from '../registry/limits';
import { directory, file, hardlink, symlink } from '../registry/testing/entries';
import { type TestFile, tarOf } from '../registry/testing/tar';
import { Layers } from './layers';
import type { Entry, Root, SeenFile } from './observer';
import { entriesOf } from './testing/entries';

const config: ImageConfig = {
  environment: [],
  labels: {},
  ports: [],
  volumes: [],
  history: [],
  diffIds: [],
};

/** Notes the first letters of every file. */
const first = { notes: (_file: SeenFile, start: Uint8Array) => Buffer.from(start).toString() };

async function* inPieces(...pieces: readonly Uint8Array[]) {
  yield* pieces;
}

async function rootOf(...layers: readonly (readonly TestFile[] | 'bad')[]): Promise<Root> {
  const all = new Layers(defaultBounds);
  for (const [index, pieces] of layers.entries()) {
    all.begin(index);
    if (pieces === 'bad') {
      all.drop();
      continue;
    }
    let seen: number | undefined;
    await readLayer(inPieces(tarOf(pieces)), 'none', defaultBounds, {
      entry(entry) {
        seen = all.add(entry);
        return seen === undefined ? 0 : 20;
      },
      start(start) {
        if (seen !== undefined)
          all.note(first, { inode: seen, path: '' }, first.notes({ path: '', mode: 0, size: 0 }, start));
      },
    });
    all.put();
  }
  return all.root(config);
}

const shown = ({ path, kind, target }: Entry) =>
  kind === 'directory' ? `${path}/` : target === undefined ? path : `${path} -> ${target}`;
const listing = (root: Root) => entriesOf(root).map(shown);

test('a layer is laid on those below, directories merged', async () => {
  const root = await rootOf(
    [directory('etc/', 0o700), file('etc/passwd', 'old'), file('etc/group', 'group')],
    [directory('etc/', 0o755), file('etc/passwd', 'new')],
  );
  expect(listing(root)).toEqual(['/etc/', '/etc/group', '/etc/passwd']);
  expect(root.at('/etc')).toMatchObject({ mode: 0o755, layer: 1 });
  expect(root.allNoted(first)).toEqual([
    ['/etc/group', 'group'],
    ['/etc/passwd', 'new'],
  ]);
});

test('a directory that is only named in a path keeps what the layers below say of it', async () => {
  const root = await rootOf([directory('tmp/', 0o1777)], [file('tmp/x')]);
  expect(root.at('/tmp')).toMatchObject({ mode: 0o1777, layer: 0 });
});

test('a whiteout takes away what is below, and nothing of its own layer, before or after it', async () => {
  const below = [directory('a/'), file('a/one'), file('a/two'), file('b'), file('c', 'below')];
  const root = await rootOf(below, [file('a/.wh.one'), file('.wh.b'), file('c', 'above'), file('.wh.c')]);
  expect(listing(root)).toEqual(['/a/', '/a/two', '/c']);
  expect(root.noted(first, '/c')).toBe('above');
});

test.each([
  ['before', [file('a/.wh..wh..opq'), file('a/new')]],
  ['after', [file('a/new'), file('a/.wh..wh..opq')]],
  ['a whiteout of the directory before', [file('.wh.a'), file('a/new')]],
  ['a whiteout of the directory after', [file('a/new'), file('.wh.a')]],
])('an opaque directory hides what is below, its mark %s what its layer has', async (_when, above) => {
  expect(listing(await rootOf([file('a/b/old'), file('a/old'), file('z')], above))).toEqual([
    '/a/',
    '/a/new',
    '/z',
  ]);
});

test('marks of AUFS are no files, and a whiteout of nothing is nothing', async () => {
  const root = await rootOf([file('a')], [file('.wh..wh.aufs'), directory('.wh..wh.plnk/'), file('.wh.b')]);
  expect(listing(root)).toEqual(['/a']);
});

test('a whiteout in the first layer hides nothing that comes later', async () => {
  expect(listing(await rootOf([file('.wh.a')], [file('a')]))).toEqual(['/a']);
});

test('a file takes the place of a directory, and a directory that of a file', async () => {
  const root = await rootOf([file('a/b/c'), file('d')], [file('a/b'), directory('d/'), file('d/e')]);
  expect(listing(root)).toEqual(['/a/', '/a/b', '/d/', '/d/e']);
});

test('a directory takes the place of a link below it, as engines unpack', async () => {
  const root = await rootOf([file('usr/bin/a'), symlink('bin', 'usr/bin')], [file('bin/b')]);
  expect(listing(root)).toEqual(['/bin/', '/bin/b', '/usr/', '/usr/bin/', '/usr/bin/a']);
});

test.each(['/li/é', '/l//é'])('what %s leads to is called as it stands there', async (path) => {
  const root = await rootOf([file('l/é'), symlink('li', 'l')]);
  expect(root.at(path)?.path).toBe('/l/é');
  expect(root.follow(path)?.path).toBe('/l/é');
});

test('in its own layer a path goes through links, and never outside', async () => {
  const root = await rootOf([
    symlink('bin', 'usr/bin'),
    file('bin/a'),
    symlink('out', '../../../etc'),
    file('out/b'),
    symlink('top', '/'),
    file('top/c'),
  ]);
  expect(listing(root)).toEqual([
    '/bin -> usr/bin',
    '/c',
    '/etc/',
    '/etc/b',
    '/out -> ../../../etc',
    '/top -> /',
    '/usr/',
    '/usr/bin/',
    '/usr/bin/a',
  ]);
});

test('hard links share a file with its notes, also with one below, and outlive the name they came from', async () => {
  const root = await rootOf(
    [file('bin/[', 'busybox'), hardlink('bin/sh', 'bin/['), hardlink('nothing', 'not/there')],
    [hardlink('bin/ls', '/bin/sh'), file('bin/.wh.[')],
  );
  expect(listing(root)).toEqual(['/bin/', '/bin/ls', '/bin/sh']);
  expect(root.at('/bin/ls')?.inode).toBe(root.at('/bin/sh')?.inode);
  expect(root.allNoted(first)).toEqual([
    ['/bin/ls', 'busybox'],
    ['/bin/sh', 'busybox'],
  ]);
});

test('the last of two entries of one name counts, and names that differ in case are two', async () => {
  const root = await rootOf([
    file('a', 'one'),
    file('A', 'big'),
    file('a', 'two'),
    file('d/x'),
    file('d', 'file'),
  ]);
  expect(root.allNoted(first)).toEqual([
    ['/A', 'big'],
    ['/a', 'two'],
    ['/d', 'file'],
  ]);
});

test('links are followed inside the root, and circles lead nowhere', async () => {
  const root = await rootOf([
    file('usr/bin/dash'),
    symlink('bin', 'usr/bin'),
    symlink('usr/bin/sh', '/bin/dash'),
    symlink('up', '../../../../usr/./bin/../bin/sh'),
    symlink('one', 'two'),
    symlink('two', 'one'),
    symlink('self', 'self/x'),
    symlink('into', 'usr/bin/dash/x'),
  ]);
  expect(root.at('/bin/sh')).toMatchObject({ path: '/usr/bin/sh', kind: 'symlink', target: '/bin/dash' });
  for (const path of ['/bin/sh', '/up', '/usr/bin/sh']) expect(root.follow(path)?.path).toBe('/usr/bin/dash');
  for (const path of ['/one', '/self', '/into', '/bin/dash/', '/bin/sh/x'])
    expect(root.follow(path)).toBeUndefined();
  expect(root.at('/one')).toMatchObject({ path: '/one', target: 'two' });
  expect(root.names('/bin')).toEqual(['dash', 'sh']);
  expect(root.names('/bin/sh')).toEqual([]);
  expect(root.at('/')).toMatchObject({ path: '/', kind: 'directory' });
  expect(root.follow('/..')).toMatchObject({ path: '/' });
});

test('of a layer that was not read what is above is sure, and nothing else', async () => {
  const root = await rootOf([file('etc/below'), directory('tmp/', 0o1777)], 'bad', [
    directory('etc/'),
    file('etc/above'),
    hardlink('etc/lost', 'etc/below'),
    file('tmp/x'),
  ]);
  expect(root.isWhole).toBe(false);
  expect(listing(root)).toEqual(['/etc/', '/etc/above', '/tmp/', '/tmp/x']);
  expect(['/etc/above', '/etc', '/tmp/x'].map(root.isSure)).toEqual([true, true, true]);
  expect(['/etc/below', '/etc/lost', '/tmp', '/'].map(root.isSure)).toEqual([false, false, false, false]);
});

test('an image without layers is an empty root', async () => {
  expect(listing(await rootOf())).toEqual([]);
});
