import { describe, expect, test } from 'vitest';
import { apkPackages } from './apk';
import { dpkgPackages } from './dpkg';
import { observe } from './observe';
import { observedFiles, sourceOfFiles } from './testing/source';

const status = (state: string) => `Package: a\nStatus: install ok ${state}\nVersion: 1:2.3-4\n\n`;

describe('dpkg', () => {
  test.each([
    ['installed', 1],
    ['triggers-pending', 1],
    ['config-files', 0],
    ['not-installed', 0],
    ['unpacked', 0],
    ['half-configured', 0],
  ])('a package that is %s counts %i', (state, count) => {
    expect(dpkgPackages(status(state))).toHaveLength(count);
  });

  test('a source is told where it is another', () => {
    const text =
      'Package: libc6\nVersion: 2.36-9\nSource: glibc (2.36-8)\nArchitecture: amd64\nDescription: a\n Version: b';
    const told = { name: 'libc6', version: '2.36-9', origin: 'glibc', architecture: 'amd64' };
    expect(dpkgPackages(text)).toEqual([told]);
    expect(dpkgPackages(text.replace('glibc', 'libc6'))).toEqual(
      [{ ...told, origin: undefined }].map(defined),
    );
  });

  test.each([
    'Package: a\n',
    'Version: 1\n',
    'Package: a b\nVersion: 1\n',
    `Package: ${'a'.repeat(501)}\nVersion: 1`,
  ])('what has no name or no version in a word is not understood: %j', (text) => {
    expect(dpkgPackages(text)).toBeUndefined();
  });
});

test('apk: fields of files are none of the package', () => {
  const text = 'P:musl\nV:1.2.5-r0\nA:x86_64\no:musl\nF:lib\nR:ld-musl-x86_64.so.1\n\nP:a\nV:1\no:b\n';
  expect(apkPackages(text)).toEqual([
    { name: 'musl', version: '1.2.5-r0', architecture: 'x86_64' },
    { name: 'a', version: '1', origin: 'b' },
  ]);
});

describe('in an image', () => {
  const dpkg = (content: string) => ({ path: 'var/lib/dpkg/status', content });
  const apk = (path: string) => ({ path, content: 'P:musl\nV:1.2.5-r0\n' });
  const musl = [{ name: 'musl', version: '1.2.5-r0' }];

  test('the newer place of apk is read, and an older one that leads there once', async () => {
    const files = [apk('usr/lib/apk/db/installed'), { path: 'lib', symlink: 'usr/lib' }];
    const { facts } = await observedFiles([files]);
    const paths = ['/usr/lib/apk/db/installed'];
    expect(facts.packages).toEqual({ known: true, value: { format: 'apk', list: musl }, paths });
  });

  test('an empty database leaves it to one that has something', async () => {
    const { facts } = await observedFiles([[dpkg(''), apk('lib/apk/db/installed')]]);
    expect(facts.packages).toMatchObject({ value: { format: 'apk', list: musl } });
    const empty = await observedFiles([[dpkg(status('config-files'))]]);
    expect(empty.facts.packages).toMatchObject({ value: { format: 'dpkg', list: [] } });
    expect((await observedFiles([[]])).facts.packages).toMatchObject({ value: { format: 'none', list: [] } });
  });

  test('a layer that was not read may hold more of what is told package by package, and nothing that is told whole', async () => {
    const single = { path: 'var/lib/dpkg/status.d/a', content: 'Package: a\nVersion: 1\n' };
    expect((await observedFiles(['wrong', [single]])).facts.packages).toMatchObject({
      because: 'layer-not-read',
    });
    const { facts } = await observedFiles(['wrong', [dpkg(status('installed'))]]);
    expect(facts.packages).toMatchObject({ value: { format: 'dpkg', list: [{ name: 'a' }] } });
  });

  test('the last layer counts', async () => {
    const { facts } = await observedFiles([[dpkg(status('installed'))], [dpkg('Package: b\nVersion: 2\n')]]);
    expect(facts.packages).toMatchObject({ value: { list: [{ name: 'b', version: '2' }] } });
  });

  test.each([
    ['a status that is none', dpkg('Package: a\n')],
    ['one of rpm that is none', { path: 'var/lib/rpm/rpmdb.sqlite', content: 'SQLite format 3' }],
    ['a log beside one of rpm', { path: 'var/lib/rpm/rpmdb.sqlite-wal', content: 'a' }],
    ['a list of slices', { path: 'var/lib/chisel/manifest.wall', content: '' }],
    ['what pacman keeps', { path: 'var/lib/pacman/local/bash-5.2-1/desc', content: '%NAME%' }],
  ])('nothing is said of %s', async (_what, file) => {
    const { facts } = await observedFiles([[file]]);
    expect(facts.packages).toEqual({ known: false, because: 'not-understood' });
  });
});

/** Without what is undefined, as JSON has it. */
function defined<T extends object>(value: T): Partial<T> {
  return JSON.parse(JSON.stringify(value));
}

test('of a database that is longer than the bytes that may be held of a file nothing is said', async () => {
  const content = status('installed').repeat(3);
  const source = sourceOfFiles([[{ path: 'var/lib/dpkg/status', content }]]);
  const options = { signal: new AbortController().signal, today: '2026-11-30' };
  const { facts } = await observe(source, { ...options, bounds: { startBytes: content.length - 10 } });
  expect(facts.packages).toEqual({ known: false, because: 'not-understood' });
});
