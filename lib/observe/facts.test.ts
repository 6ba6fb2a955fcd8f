import { describe, expect, test } from 'vitest';
import type { TestFile } from '../registry/testing/tar';
import { observers } from './index';
import { nothingSeen } from './nothing-seen';
import { observedFiles } from './testing/source';

const program = (path: string): TestFile => ({ path, mode: 0o755, content: path });

test('every fact has its observer', () => {
  expect(observers.map(({ id }): string => id).sort()).toEqual(Object.keys(nothingSeen).sort());
});

describe('the C library', () => {
  test.each([
    ['lib/ld-musl-aarch64.so.1', { family: 'musl' }],
    ['lib64/ld-linux-x86-64.so.2', { family: 'glibc' }],
    ['lib/ld64.so.1', { family: 'glibc' }],
    ['lib/ld-uClibc.so.1', { family: 'uclibc' }],
    ['lib/libc.so', { family: 'none' }],
  ])('of an image with %s', async (path, value) => {
    const { facts } = await observedFiles([[program(path)]]);
    const paths = value.family === 'none' ? [] : [`/${path}`];
    expect(facts.libc).toEqual({ known: true, value, paths });
  });

  test.each([
    ['GNU C Library (Ubuntu GLIBC 2.39-0ubuntu8) stable release version 2.39.\n', '2.39'],
    ['GNU C Library development release version 2.40.9000.', '2.40.9000'],
    ['GNU C Library', undefined],
  ])('says %j', async (words, version) => {
    const library = { path: 'lib64/libc.so.6', content: `\u007fELF${'\0'.repeat(500)}${words}` };
    const { facts } = await observedFiles([[program('lib64/ld-linux-x86-64.so.2'), library]]);
    expect(facts.libc).toMatchObject({ value: { family: 'glibc', ...(version ? { version } : {}) } });
  });

  test.each([
    ['musl libc (aarch64)\0\x001.2.5\0', '1.2.5'],
    ['musl libc (aarch64)\0\x001.2.5\x001.2.6\0', undefined],
    ['\x001.2.5\0', undefined],
  ])('musl says %j', async (words, version) => {
    const library = { path: 'lib/ld-musl-aarch64.so.1', content: words };
    const { facts } = await observedFiles([[library]]);
    const value = { family: 'musl', ...(version ? { version } : {}) };
    expect(facts.libc).toEqual({ known: true, value, paths: ['/lib/ld-musl-aarch64.so.1'] });
  });

  test('may lie where no system has it', async () => {
    const words = (version: string) => `GNU C Library (GNU libc) stable release version ${version}.`;
    const one = { path: 'nix/store/a-glibc/lib/libc.so.6', content: words('2.40') };
    const other = { path: 'nix/store/b-glibc/lib/libc.so.6', content: words('2.39') };
    const musl = { path: 'nix/store/c-musl/lib/libc.so', content: 'musl libc (x86_64)\0\x001.2.5\0' };
    const libcIn = async (...files: readonly TestFile[]) => (await observedFiles([files])).facts.libc;
    expect(await libcIn(one)).toMatchObject({ value: { family: 'glibc', version: '2.40' } });
    expect(await libcIn(one, other)).toMatchObject({ value: { family: 'glibc' } });
    expect(await libcIn(one, other)).not.toHaveProperty('value.version');
    expect(await libcIn(one, musl)).toEqual({ known: false, because: 'not-understood' });
  });

  test('is not denied where a layer was not read', async () => {
    expect((await observedFiles([[], 'wrong'])).facts.libc).toEqual({
      known: false,
      because: 'layer-not-read',
    });
  });
});

test('a shell is what its links lead to, /etc/shells proves none', async () => {
  const { facts } = await observedFiles([
    [
      { path: 'etc/shells', content: '/bin/zsh\n/bin/sh\n' },
      { path: 'bin', symlink: 'usr/bin' },
      program('usr/bin/bash'),
      { path: 'usr/bin/sh', symlink: 'bash' },
      { path: 'usr/bin/ksh', symlink: '/nowhere' },
      { path: 'usr/bin/zsh', content: 'not to be run' },
    ],
  ]);
  expect(facts.shells).toMatchObject({
    value: ['/bin/bash', '/bin/sh', '/usr/bin/bash', '/usr/bin/sh'].map((path) => ({ path, name: 'bash' })),
  });
});

test('a BusyBox is known by a hard link, whichever name was packed first', async () => {
  const names = ['busybox', 'cat', 'sh'].map((name) => ({ path: `bin/${name}`, hardlink: 'bin/[' }));
  const { facts } = await observedFiles([[program('bin/['), ...names, program('bin/other')]]);
  expect(facts.busybox).toMatchObject({ value: ['[', 'cat', 'sh'] });
  expect(facts.shells).toMatchObject({ value: [{ path: '/bin/sh', name: 'busybox' }] });
  expect(facts.unpackedSize).toMatchObject({ value: 'bin/['.length + 'bin/other'.length });
  expect(facts.files).toMatchObject({ value: 5 });
});

test('programs are those of the PATH that is set, the first of a name', async () => {
  const files = [program('opt/a/tool'), program('opt/b/tool'), program('usr/bin/other')];
  const { facts } = await observedFiles([files], ['PATH=/usr', 'PATH=relative::/opt/b/:/opt/a/../b:/opt/a']);
  expect(facts.programs).toEqual({
    known: true,
    value: [{ name: 'tool', path: '/opt/b/tool' }],
    paths: ['/opt/b', '/opt/a'],
  });
  const many = Array.from({ length: 101 }, (_, index) => `/${index}`).join(':');
  expect((await observedFiles([files], [`PATH=${many}`])).facts.programs).toEqual({
    known: false,
    because: 'too-large',
  });
});

test('libraries are looked for where the configuration of the loader says', async () => {
  // No more of it than its first bytes: an ELF for any place, that names nothing.
  const library = Buffer.alloc(64);
  library.write('\u007fELF\u0002\u0001\u0001');
  library.writeUInt16LE(3, 16);
  const { facts } = await observedFiles(
    [
      [
        { path: 'etc/ld.so.conf', content: 'include /etc/ld.so.conf.d/*.conf\n/opt/one # a\n' },
        { path: 'etc/ld.so.conf.d/two.conf', content: '# b\n/opt/two\n' },
        { path: 'etc/ld-musl-x86_64.path', content: '/lib:/opt/three\n' },
        ...['one', 'two', 'three', 'four', 'five'].map((name) => ({
          path: `opt/${name}/lib${name}.so.1`,
          content: library,
        })),
        { path: 'opt/one/libtext.so', content: 'INPUT ( libone.so.1 )' },
      ],
    ],
    ['LD_LIBRARY_PATH=/opt/four'],
  );
  expect(facts.libraries).toMatchObject({
    value: ['four', 'one', 'three', 'two'].map((name) => ({
      soname: `lib${name}.so.1`,
      path: `/opt/${name}/lib${name}.so.1`,
    })),
  });
});

test('accounts are the lines that are whole', async () => {
  const passwd = 'root:x:0:0:root:/root:/bin/sh\nbroken:x:a:0:::\n#c:x:1:1:::\nshort:x:1:1\nlast:x:7:8::/:';
  const { facts } = await observedFiles([[{ path: 'etc/passwd', content: passwd }]]);
  const root = { name: 'root', uid: 0, gid: 0, home: '/root', shell: '/bin/sh' };
  const last = { name: 'last', uid: 7, gid: 8, home: '/', shell: '' };
  expect(facts.accounts).toEqual({
    known: true,
    value: { users: [root, last], groups: [] },
    paths: ['/etc/passwd'],
  });
  expect((await observedFiles([[]])).facts.accounts).toMatchObject({ value: 'none' });
});

describe('certificates', () => {
  const block = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n';

  test('are counted where links of the system lead', async () => {
    const { facts } = await observedFiles([
      [
        { path: 'etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', content: `# one\n${block}${block}` },
        {
          path: 'etc/pki/tls/certs/ca-bundle.crt',
          symlink: '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
        },
      ],
    ]);
    const paths = ['/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem'];
    expect(facts.certificates).toEqual({ known: true, value: { count: 2 }, paths });
  });

  test('may be in files of their own', async () => {
    const { facts } = await observedFiles([
      [
        { path: 'etc/ssl/certs/0a1b2c3d.0', content: block },
        { path: 'etc/ssl/certs/0a1b2c3e.0', symlink: 'gone.pem' },
        { path: 'etc/ssl/certs/README', content: block },
      ],
    ]);
    expect(facts.certificates).toEqual({ known: true, value: { count: 1 }, paths: ['/etc/ssl/certs'] });
  });
});

test('what is left behind is counted by its folder, each hard link once', async () => {
  const { facts } = await observedFiles([
    [
      { path: 'var/cache/apk/a', content: '12345' },
      { path: 'var/cache/apk/b', hardlink: 'var/cache/apk/a' },
      { path: 'var/cache/apkx/c', content: '1' },
      { path: 'root/.cache/pip/d', content: '12' },
      { path: 'var/lib/apt/lists/partial', directory: true },
    ],
  ]);
  expect(facts.caches).toMatchObject({
    value: [
      { path: '/root/.cache', bytes: 2 },
      { path: '/var/cache/apk', bytes: 5 },
    ],
  });
});

test('UTC alone is no data of zones; locales of musl are files; /tmp has the mode that it has', async () => {
  const { facts } = await observedFiles([
    [
      { path: 'usr/share/zoneinfo/UTC', content: 'TZif' },
      { path: 'usr/share/i18n/locales/musl/de_DE.UTF-8', content: '' },
      { path: 'tmp', directory: true, mode: 0o1777 },
      { path: 'usr/bin/wall', content: '', mode: 0o2755 },
      { path: 'srv/shared', directory: true, mode: 0o2775 },
    ],
  ]);
  expect(facts.timeZoneData).toMatchObject({ value: false });
  expect(facts.locales).toMatchObject({ value: ['de_DE.UTF-8'] });
  expect(facts.tmp).toMatchObject({ value: { mode: '1777' } });
  expect(facts.setuid).toMatchObject({ value: [{ path: '/usr/bin/wall', mode: '2755' }] });
});
