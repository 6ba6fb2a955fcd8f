import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getPackagesNdb } from '@snyk/rpm-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ObservedFacts, ObservedPackage } from './observation';
import { rpmPackages } from './rpm/rpm';
import { observedRoot } from './testing/observed-root';
import { noRoots, type RootName, rootFolder } from './testing/roots';
import { berkeleyDatabase, ndbDatabase, rpm, rpmFolder } from './testing/rpm-root';
import { linesFrom } from './testing/run';
import { observedFiles } from './testing/source';
import { inside, said, valueOf } from './testing/truth';

const building = 20 * 60_000;
const observed = new Map<RootName, ObservedFacts>();
beforeAll(async () => {
  if (noRoots) return;
  for (const name of ['debian', 'distroless', 'musl', 'rpm'] as const)
    observed.set(name, (await observedRoot(name)).facts);
}, building);

function factsOf(name: RootName): ObservedFacts {
  const facts = observed.get(name);
  if (facts === undefined) throw new Error(`${name} was not observed.`);
  return facts;
}

/** `name version architecture origin`, the origin only where it is another. */
function rows(packages: readonly ObservedPackage[]): readonly string[] {
  return packages.map((each) =>
    [each.name, each.version, each.architecture ?? '', each.origin ?? each.name].join(' '),
  );
}

describe.skipIf(noRoots)('packages', () => {
  test('those of Debian that dpkg calls installed', () => {
    const format = '${db:Status-Status} ${Package} ${Version} ${Architecture} ${source:Package}\n';
    const all = linesFrom('dpkg-query', [
      ...['--admindir', join(rootFolder('debian'), 'var/lib/dpkg'), '-W', '-f', format],
    ]);
    const installed = all.flatMap((line) => (line.startsWith('installed ') ? [line.slice(10)] : []));
    expect(installed.length).toBeLessThan(all.length);
    const value = valueOf(factsOf('debian').packages);
    expect(value.format).toBe('dpkg');
    expect([...rows(value.list)].sort()).toEqual(installed.sort());
  });

  test('those unpacked with a status each, as dpkg reads all of them together', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plinth-status-'));
    const status = inside(rootFolder('distroless'), '$B ls /var/lib/dpkg/status.d')
      .filter((name) => !name.endsWith('.md5sums'))
      .map((name) => readFileSync(join(rootFolder('distroless'), 'var/lib/dpkg/status.d', name), 'utf8'))
      .map((text) => text.replace('\n', '\nStatus: install ok installed\n'));
    mkdirSync(join(folder, 'info'));
    mkdirSync(join(folder, 'updates'));
    writeFileSync(join(folder, 'status'), status.join('\n'));
    const format = '${Package} ${Version} ${Architecture} ${source:Package}\n';
    const installed = linesFrom('dpkg-query', ['--admindir', folder, '-W', '-f', format]);
    rmSync(folder, { recursive: true });
    const value = valueOf(factsOf('distroless').packages);
    expect(value.format).toBe('dpkg');
    expect([...rows(value.list)].sort()).toEqual(installed.sort());
  });

  test('those in the database of apk, as awk takes its lines apart', () => {
    const print = `$B awk -F: '/^P:/{p=$2}/^V:/{v=$2}/^A:/{a=$2}/^o:/{o=$2}/^$/{if(p)print p" "v" "a" "o;p=""}' /lib/apk/db/installed`;
    const value = valueOf(factsOf('musl').packages);
    expect(value.format).toBe('apk');
    expect([...rows(value.list)].sort()).toEqual(inside(rootFolder('musl'), print).sort());
  });

  test('those in the database that rpm has written, without its keys', () => {
    const value = valueOf(factsOf('rpm').packages);
    expect(value.format).toBe('rpm');
    expect([...rows(value.list)].sort()).toEqual(installedByRpm(rootFolder('rpm'), 'sqlite'));
  });
});

/** In the words of rpm, its keys left out; the name of the source is what stands before version and release. */
function installedByRpm(root: string, backend: string): readonly string[] {
  const format = '%{NAME} %|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE} %{ARCH} %{SOURCERPM}\n';
  const lines = rpm(root, ['-qa', '--qf', format], backend).split('\n');
  const packages = lines.filter((line) => line !== '' && !line.startsWith('gpg-pubkey '));
  expect(packages.length).toBe(lines.filter((line) => line !== '').length - 1);
  return packages.map((line) => line.replace(/-[^-]+-[^-]+\.src\.rpm$/, '')).sort();
}

describe.skipIf(noRoots)('databases of rpm in other formats', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plinth-rpm-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['little', 'big'] as const)('Berkeley DB with the %s end first, as rpm reads it', (order) => {
    const root = join(folder, order);
    mkdirSync(join(root, rpmFolder), { recursive: true });
    const file = join(root, rpmFolder, 'Packages');
    berkeleyDatabase(rootFolder('rpm'), file, order);
    const found = rpmPackages('Packages', readFileSync(file));
    expect([...rows(found ?? [])].sort()).toEqual(installedByRpm(root, 'bdb_ro'));
  });

  test('its own one, as another reader of it does', async () => {
    const bytes = ndbDatabase(rootFolder('rpm'));
    const { response } = await getPackagesNdb(bytes);
    const found = rpmPackages('Packages.db', bytes);
    const names = response.filter(({ name }) => name !== 'gpg-pubkey').map(({ name }) => name);
    expect(found?.map(({ name }) => name)).toEqual(names);
    expect([...rows(found ?? [])].sort()).toEqual(installedByRpm(rootFolder('rpm'), 'sqlite'));
  });

  test('are found in an image where newer systems have them', async () => {
    const content = ndbDatabase(rootFolder('rpm'));
    const { facts } = await observedFiles([[{ path: 'usr/lib/sysimage/rpm/Packages.db', content }]]);
    expect(valueOf(facts.packages)).toEqual(valueOf(factsOf('rpm').packages));
  });

  test('may be a list that rpm has printed, and no database', async () => {
    const columns = [
      'NAME',
      'VERSION}-%{RELEASE',
      'INSTALLTIME',
      'BUILDTIME',
      'VENDOR',
      'EPOCH',
      'SIZE',
      'ARCH',
    ];
    const format = [...columns, 'EPOCHNUM', 'SOURCERPM'].map((column) => `%{${column}}`).join('\\t');
    const content = rpm(rootFolder('rpm'), ['-qa', '--qf', `${format}\\n`]);
    const path = 'var/lib/rpmmanifest/container-manifest-2';
    const { facts } = await observedFiles([[{ path, content }]]);
    expect(valueOf(facts.packages)).toEqual(valueOf(factsOf('rpm').packages));
    const cut = await observedFiles([[{ path, content: content.slice(0, -40) }]]);
    expect(cut.facts.packages).toEqual({ known: false, because: 'not-understood' });
  });

  test.each(['rpmdb.sqlite', 'Packages', 'Packages.db'])('%s that is cut off says nothing', (name) => {
    const file = join(folder, 'cut');
    if (name === 'Packages') berkeleyDatabase(rootFolder('rpm'), file, 'little');
    const whole =
      name === 'Packages.db'
        ? ndbDatabase(rootFolder('rpm'))
        : readFileSync(name === 'Packages' ? file : join(rootFolder('rpm'), rpmFolder, name));
    expect(rpmPackages(name, whole)).toHaveLength(151);
    expect(rpmPackages(name, whole.subarray(0, whole.length / 2))).toBeUndefined();
  });
});

describe.skipIf(noRoots)('versions', () => {
  test('of glibc, as ldd and the loader say', () => {
    const first = said(rootFolder('debian'), 'ldd', '--version').split('\n', 1)[0] ?? '';
    const version = first.slice(first.lastIndexOf(' ') + 1);
    expect(valueOf(factsOf('debian').libc)).toEqual({ family: 'glibc', version });
    const loader =
      inside(
        rootFolder('distroless'),
        'for f in /lib64/ld-* /lib/ld-*; do if [ -f $f ]; then echo $f; fi; done',
      )[0] ?? '';
    const told = said(rootFolder('distroless'), loader, '--version');
    const libc = { family: 'glibc', version: /version (\d+\.\d+)/.exec(told)?.[1] };
    expect(valueOf(factsOf('distroless').libc)).toEqual(libc);
  });

  test('of musl, as its loader says', () => {
    const [line = ''] = inside(rootFolder('musl'), '/lib/ld-musl-*.so.1 2>&1 | $B grep ^Version');
    expect(valueOf(factsOf('musl').libc)).toEqual({ family: 'musl', version: line.slice('Version '.length) });
    expect(valueOf(factsOf('rpm').libc)).toEqual({ family: 'none' });
  });

  test('of languages, as their programs say', () => {
    const root = rootFolder('debian');
    const versions = {
      python: said(root, 'python3', '-B', '-c', 'import sys; print("%d.%d.%d" % sys.version_info[:3])'),
      ruby: said(root, 'ruby', '-e', 'print RUBY_VERSION'),
      perl: said(root, 'perl', '-e', 'printf "%vd", $^V'),
    };
    const told = valueOf(factsOf('debian').interpreters).map(({ name, version }) => [name, version]);
    expect(Object.fromEntries(told)).toEqual(versions);
    for (const name of ['distroless', 'musl', 'rpm'] as const)
      expect(valueOf(factsOf(name).interpreters)).toEqual([]);
  });

  test('of managers of packages, by their programs', () => {
    expect(valueOf(factsOf('debian').packageManagers)).toEqual(['apt']);
    for (const name of ['distroless', 'rpm'] as const)
      expect(valueOf(factsOf(name).packageManagers)).toEqual([]);
  });
});
