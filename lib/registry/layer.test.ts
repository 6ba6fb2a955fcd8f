import { expect, test } from 'vitest';
import { blocks, directory, file, hardlink, symlink } from './testing/entries';
import { readEntries, refusal } from './testing/read-entries';
import { type RawBlocks, type TestFile, tarOf } from './testing/tar';

const entriesOf = async (...files: readonly (TestFile | RawBlocks)[]) =>
  (await readEntries([tarOf(files)])).all;
const pathsOf = async (...files: readonly (TestFile | RawBlocks)[]) =>
  (await entriesOf(...files)).map(({ path }) => path);

test('entries are told with what their headers say, and files show their start', async () => {
  const tar = tarOf([
    directory('a/', 0o1777),
    file('a/b', 'body', 0o4755),
    symlink('c', '../a'),
    hardlink('d', './a/b'),
  ]);
  const { all, unpacked, entries } = await readEntries([tar], { wanted: 3 });
  const owner = { uid: 0, gid: 0 };
  expect(all).toEqual([
    { kind: 'directory', path: '/a', mode: 0o1777, size: 0, ...owner },
    { kind: 'file', path: '/a/b', mode: 0o4755, size: 4, start: 'bod', ...owner },
    { kind: 'symlink', path: '/c', mode: 0o777, size: 0, target: '../a', ...owner },
    { kind: 'hardlink', path: '/d', mode: 0o644, size: 0, target: '/a/b', ...owner },
  ]);
  expect({ unpacked, entries }).toEqual({ unpacked: tar.length, entries: 4 });
});

test('it is the same in whatever pieces the bytes come', async () => {
  const long = `${'long/'.repeat(40)}name`;
  const tar = tarOf([
    file(long, 'x'.repeat(700)),
    file('empty'),
    file('b', 'y'.repeat(512)),
    directory('c/'),
  ]);
  const whole = await readEntries([tar], { wanted: 600 });
  expect(whole.all.map(({ path, start }) => [path, start?.length])).toEqual([
    [`/${long}`, 600],
    ['/empty', 0],
    ['/b', 512],
    ['/c', undefined],
  ]);
  for (const size of [1, 7, 511, 512, 513, 1000]) {
    const pieces = Array.from({ length: Math.ceil(tar.length / size) }, (_, index) =>
      tar.subarray(index * size, (index + 1) * size),
    );
    expect(await readEntries(pieces, { wanted: 600 }), `pieces of ${size}`).toEqual(whole);
  }
});

test('no name leads outside, and no target of a hard link', async () => {
  expect(
    await pathsOf(
      file('../../etc/passwd'),
      file('/etc/shadow'),
      file('a/../../b'),
      file('./c//d/.'),
      directory('..'),
      file('..x'),
    ),
  ).toEqual(['/etc/passwd', '/etc/shadow', '/b', '/c/d', '/', '/..x']);
  const [entry] = await entriesOf(hardlink('a', '../../etc/passwd'));
  expect(entry?.target).toBe('/etc/passwd');
});

test('devices and pipes are told as such, and what they state of a size is passed over', async () => {
  const devices = [
    { path: 'c', device: 'character' },
    { path: 'b', device: 'block' },
    { path: 'f', device: 'fifo' },
  ] as const;
  const all = await entriesOf(...devices, blocks({ kind: '5', path: 'd', size: 4096 }), file('e'));
  expect(all.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
    '/c other',
    '/b other',
    '/f other',
    '/d directory',
    '/e file',
  ]);
});

test('long names of GNU, and those of extended headers, hold for the next entry alone', async () => {
  const name = `${'n'.repeat(150)}/x`;
  expect(
    await entriesOf(
      blocks({ kind: 'L', path: '././@LongLink', body: `${name}\0` }),
      blocks({ kind: 'K', path: '././@LongLink', body: `${'t'.repeat(200)}\0` }),
      symlink('short', 'short'),
      symlink('next', 'target'),
      { ...file('path', 'body'), pax: { path: 'é/ü', uid: '70000', mtime: '1.5', comment: 'a\nb=c' } },
      blocks({ kind: 'g', body: '20 path=for-them-all\n'.replace('20', '21') }),
      file('after'),
    ),
  ).toMatchObject([
    { path: `/${name}`, target: 't'.repeat(200) },
    { path: '/next', target: 'target' },
    { path: '/é/ü', uid: 70_000, size: 4 },
    { path: '/after', uid: 0 },
  ]);
});

test('the size of an extended header is the one that counts', async () => {
  const all = await entriesOf({ ...file('a', 'x'.repeat(600)), size: 0, pax: { size: '600' } }, file('b'));
  expect(all.map(({ path, size }) => [path, size])).toEqual([
    ['/a', 600],
    ['/b', 0],
  ]);
});

test('of sparse files the size is known, and what is stored is not taken for their start', async () => {
  const map = (goesOn: boolean) => (header: Buffer) => {
    header.write('ustar  \0', 257, 'latin1');
    header[482] = goesOn ? 1 : 0;
    header.write('00000200000\0', 483);
  };
  const more = Buffer.alloc(1024);
  more[504] = 1;
  const old = blocks({ kind: 'S', path: 'old', body: 'x'.repeat(512), change: map(false) });
  const extended = blocks({ kind: 'S', path: 'extended', size: 512, change: map(true) });
  const { all } = await readEntries(
    [
      tarOf([
        old,
        { raw: Buffer.concat([extended.raw, more, Buffer.alloc(512)]) },
        { ...file('x', 'y'), pax: { 'GNU.sparse.size': '70000', 'GNU.sparse.map': '0,1' } },
        {
          ...file('GNUSparseFile.0/x', '1\n0\n1\ny'),
          pax: {
            'GNU.sparse.major': '1',
            'GNU.sparse.minor': '0',
            'GNU.sparse.name': 'named',
            'GNU.sparse.realsize': '80000',
          },
        },
        file('after', 'z'),
      ]),
    ],
    { wanted: 10 },
  );
  expect(all.map(({ path, size, start }) => [path, size, start])).toEqual([
    ['/old', 0o200000, undefined],
    ['/extended', 0o200000, undefined],
    ['/x', 70_000, undefined],
    ['/named', 80_000, undefined],
    ['/after', 1, 'z'],
  ]);
});

test('names that are no UTF-8 stay different, and one ends at its zero', async () => {
  const latin = (path: string) =>
    blocks({ kind: '0', change: (header) => header.write(`${path}\0`, 0, 'latin1') });
  expect(await pathsOf(latin('caf\xe9'), latin('caf\xe8'), latin('a\0b'))).toEqual([
    '/caf\\xe9',
    '/caf\\xe8',
    '/a',
  ]);
});

test('old names of directories end in a slash, and star and POSIX put the front of a name elsewhere', async () => {
  const prefixed = (path: string, end: string) =>
    blocks({
      kind: '0',
      path,
      change(header) {
        header.write('front', 345);
        header.write(end, 508, 'latin1');
      },
    });
  expect(
    await entriesOf(
      blocks({ kind: '\0', path: 'old/' }),
      blocks({ kind: '\0', path: 'older' }),
      prefixed('posix', ''),
      prefixed('star', 'tar\0'),
    ),
  ).toMatchObject([
    { path: '/old', kind: 'directory' },
    { path: '/older', kind: 'file' },
    { path: '/front/posix' },
    { path: '/front/star' },
  ]);
});

test.each<readonly [string, Uint8Array]>([
  ['text', Buffer.alloc(2048, 'text')],
  ['a body that ends too early', tarOf([file('a', 'x'.repeat(2000))]).subarray(0, 1500)],
  ['a header that ends too early', tarOf([file('a')]).subarray(0, 500)],
  [
    'an extended header with nothing after it',
    tarOf([blocks({ kind: 'x', body: '9 path=a\n' })]).subarray(0, 1024),
  ],
  ['a changed header', Buffer.from(tarOf([file('a')])).fill('b', 0, 1)],
  ['a kind nobody knows', tarOf([blocks({ kind: 'Z' })])],
  ['a size that is no number', tarOf([blocks({ kind: '0', change: (header) => header.write('9', 124) })])],
  ['a negative size', tarOf([blocks({ kind: '0', change: (header) => header.fill(0xff, 124, 136) })])],
  [
    'a size beyond all',
    tarOf([blocks({ kind: '0', change: (header) => header.fill(0x80, 124, 125).fill(0x7f, 125, 136) })]),
  ],
  ['an extended header that lies about its length', tarOf([blocks({ kind: 'x', body: '99 path=a\n' })])],
  ['an extended header without an equals sign', tarOf([blocks({ kind: 'x', body: '7 path\n' })])],
  ['an extended header of length nought', tarOf([blocks({ kind: 'x', body: '0 path=a\n' })])],
  ['a zero in an extended name', tarOf([{ ...file('a'), pax: { path: 'a\0b' } }])],
  ['a long name that is too long to hold', tarOf([blocks({ kind: 'L', size: 2 ** 30 })])],
  ['a sparse file without its size', tarOf([{ ...file('a'), pax: { 'GNU.sparse.map': '0,1' } }])],
])('%s is not understood', async (_what, tar) => {
  expect(await refusal([tar])).toBe('not-understood');
});

test('an archive may end without its zeros, and what follows these is no entry', async () => {
  const tar = tarOf([file('a')]);
  for (const bytes of [
    tar,
    tar.subarray(0, 512),
    tar.subarray(0, 1024),
    Buffer.concat([tar, tarOf([file('b')])]),
  ])
    expect((await readEntries([bytes])).all.map(({ path }) => path)).toEqual(['/a']);
  expect((await readEntries([])).entries).toBe(0);
});
