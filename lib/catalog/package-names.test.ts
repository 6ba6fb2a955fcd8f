import { describe, expect, test } from 'vitest';
import { readCatalog } from './files';
import { indexPackageNames, type PackageNames, type PackageNamesFile } from './package-names';
import type { Upstream } from './values';

const { packageNames } = readCatalog();

/** `debian 13` → as `upstream` of an image. */
function upstreamOf(text: string): Upstream {
  const [distribution = '', release] = text.split(' ');
  return release === undefined ? { distribution } : { distribution, release };
}

function said(names: PackageNames, name: string, from: string, to: string): string {
  const found = names.translate(name, upstreamOf(from), upstreamOf(to));
  if (found === undefined) return 'not known';
  if (found.kind === 'absent') return 'absent';
  if (found.kind === 'with-base') return 'with the base';
  return `${found.names.join(' ')}${found.review ? ', to review' : ''}`;
}

/** Judged by reading what the packages hold. */
const judged: readonly (readonly [string, string, string, string])[] = [
  ['debian 12', 'build-essential', 'alpine 3.22', 'build-base'],
  ['debian 12', 'build-essential', 'wolfi', 'build-base'],
  ['debian 12', 'build-essential', 'rhel 9', 'gcc gcc-c++ make'],
  ['debian 12', 'g++', 'alpine 3.24', 'g++'],
  ['debian 12', 'g++', 'wolfi', 'gcc'],
  ['debian 12', 'g++', 'rhel 9', 'gcc-c++'],
  ['debian 12', 'curl', 'alpine 3.24', 'curl'],
  ['debian 12', 'curl', 'rhel 9', 'with the base'],
  ['debian 12', 'pkg-config', 'alpine 3.21', 'pkgconf'],
  ['debian 12', 'pkg-config', 'rhel 9', 'pkgconf-pkg-config'],
  ['debian 13', 'python3-dev', 'rhel 9', 'python3-devel'],
  ['debian 13', 'python3-pip', 'alpine 3.24', 'py3-pip'],
  ['debian 13', 'python3-venv', 'alpine 3.24', 'python3'],
  ['debian 13', 'libssl-dev', 'alpine 3.24', 'openssl-dev'],
  ['debian 13', 'libssl-dev', 'rhel 10', 'openssl-devel'],
  ['debian 12', 'libssl3', 'debian 13', 'with the base'],
  ['debian 12', 'libssl3', 'ubuntu 24.04', 'with the base'],
  ['debian 13', 'libssl3t64', 'alpine 3.24', 'with the base'],
  ['debian 13', 'libssl3t64', 'wolfi', 'with the base'],
  ['debian 13', 'zlib1g-dev', 'wolfi', 'zlib-dev'],
  ['debian 12', 'libpq-dev', 'alpine 3.22', 'libpq-dev'],
  ['debian 12', 'libpq-dev', 'rhel 9', 'libpq-devel'],
  ['debian 12', 'libpq5', 'alpine 3.24', 'libpq'],
  ['debian 12', 'postgresql-client', 'alpine 3.22', 'postgresql17-client'],
  ['debian 12', 'default-libmysqlclient-dev', 'alpine 3.22', 'mariadb-connector-c-dev'],
  ['debian 12', 'libjpeg62-turbo-dev', 'alpine 3.22', 'libjpeg-turbo-dev'],
  ['debian 12', 'libjpeg62-turbo', 'ubuntu 24.04', 'libjpeg-turbo8'],
  ['debian 12', 'libjpeg62-turbo-dev', 'rhel 9', 'libjpeg-turbo-devel'],
  ['debian 12', 'libfreetype6-dev', 'alpine 3.22', 'freetype-dev'],
  ['debian 12', 'libcurl4-openssl-dev', 'alpine 3.22', 'curl-dev'],
  ['debian 12', 'libcurl4-openssl-dev', 'rhel 9', 'libcurl-devel'],
  ['debian 11', 'libncurses5-dev', 'debian 13', 'libncurses-dev'],
  ['debian 12', 'libncurses-dev', 'wolfi', 'ncurses-dev'],
  ['debian 12', 'libldap2-dev', 'alpine 3.22', 'openldap-dev'],
  ['debian 12', 'libsasl2-dev', 'rhel 9', 'cyrus-sasl-devel'],
  ['debian 12', 'dnsutils', 'alpine 3.22', 'bind-tools'],
  ['debian 12', 'dnsutils', 'rhel 9', 'bind-utils'],
  ['debian 12', 'iproute2', 'rhel 9', 'iproute'],
  ['debian 12', 'openssh-client', 'rhel 9', 'openssh-clients'],
  ['debian 12', 'gnupg', 'rhel 9', 'with the base'],
  ['debian 12', 'xz-utils', 'alpine 3.22', 'xz'],
  ['debian 12', 'netcat-openbsd', 'alpine 3.22', 'netcat-openbsd'],
  ['debian 12', 'netcat-openbsd', 'rhel 9', 'nmap-ncat, to review'],
  ['debian 12', 'procps', 'alpine 3.22', 'procps-ng'],
  ['debian 12', 'tini', 'alpine 3.22', 'tini'],
  ['debian 12', 'tini', 'rhel 9', 'not known'],
  ['debian 12', 'gosu', 'alpine 3.21', 'not known'],
  ['debian 12', 'gosu', 'alpine 3.22', 'gosu'],
  ['debian 12', 'openjdk-17-jre-headless', 'alpine 3.22', 'openjdk17-jre-headless'],
  ['debian 12', 'openjdk-17-jre-headless', 'rhel 9', 'java-17-openjdk-headless'],
  ['debian 12', 'openjdk-17-jre-headless', 'debian 13', 'absent'],
  ['debian 12', 'openjdk-17-jdk', 'ubuntu 24.04', 'openjdk-17-jdk'],
  ['alpine 3.22', 'openjdk21-jre-headless', 'debian 13', 'openjdk-21-jre-headless'],
  ['debian 12', 'software-properties-common', 'alpine 3.22', 'absent'],
  ['debian 12', 'software-properties-common', 'debian 13', 'absent'],
  ['debian 12', 'python3-distutils', 'debian 13', 'python3-setuptools'],
  ['ubuntu 22.04', 'libgl1-mesa-glx', 'debian 13', 'libgl1'],
  ['debian 12', 'libgl1', 'rhel 9', 'mesa-libGL'],
  ['debian 12', 'libglib2.0-0', 'alpine 3.22', 'glib'],
  ['debian 12', 'chromium', 'wolfi', 'absent'],
  ['alpine 3.22', 'build-base', 'debian 13', 'build-essential'],
  ['alpine 3.22', 'libpq-dev', 'debian 13', 'libpq-dev'],
  ['alpine 3.22', 'py3-pip', 'debian 13', 'python3-pip'],
  ['alpine 3.22', 'postgresql17-client', 'debian 13', 'postgresql-client-17'],
  ['alpine 3.22', 'icu-libs', 'debian 12', 'libicu72'],
  ['alpine 3.22', 'icu-libs', 'debian 13', 'libicu76'],
  ['alpine 3.22', 'libstdc++', 'debian 13', 'with the base'],
  ['alpine 3.22', 'libstdc++', 'rhel 9', 'with the base'],
  ['alpine 3.22', 'bash', 'debian 13', 'with the base'],
  ['alpine 3.22', 'curl-dev', 'debian 13', 'libcurl4-openssl-dev, to review'],
  ['alpine 3.22', 'musl-dev', 'rhel 9', 'glibc-devel'],
  ['alpine 3.22', 'tzdata', 'rhel 9', 'tzdata'],
  ['alpine 3.24', 'tzdata', 'wolfi', 'tzdata'],
  ['rhel 9', 'openssl-devel', 'debian 13', 'libssl-dev'],
  ['rhel 9', 'java-21-openjdk-devel', 'alpine 3.22', 'openjdk21-jdk'],
  ['almalinux 9.4', 'gcc-c++', 'debian 12', 'g++'],
  ['rocky-linux 9', 'bind-utils', 'ubuntu 24.04', 'bind9-dnsutils'],
  ['wolfi', 'openssl-dev', 'debian 13', 'libssl-dev'],
  ['alpine 3.22', 'postgresql17-client', 'debian 12', 'absent'],
  ['alpine 3.22', 'php84-fpm', 'debian 13', 'php8.4-fpm'],
  ['debian 13', 'php-fpm', 'alpine 3.22', 'php84-fpm, to review'],
  ['debian 11', 'libssl1.1', 'alpine 3.22', 'with the base'],
  ['debian 11', 'libssl1.1', 'rhel 10', 'openssl-libs, to review'],
  ['debian 12', 'fd-find', 'alpine 3.22', 'fd, to review'],
  ['debian 12', 'libc6-dev', 'alpine 3.22', 'musl-dev'],
  ['alpine 3.22', 'mesa-dev', 'debian 13', 'libgl1-mesa-dev, to review'],
  ['alpine 3.22', 'su-exec', 'debian 13', 'gosu, to review'],
  ['alpine 3.22', 'ca-certificates-bundle', 'debian 13', 'ca-certificates'],
  ['alpine 3.22', 'shadow', 'debian 13', 'passwd'],
  ['alpine 3.22', 'gcompat', 'debian 13', 'with the base'],
  ['alpine 3.22', 'openssh-client', 'debian 13', 'openssh-client'],
  ['alpine 3.22', 'libc-dev', 'ubuntu 24.04', 'libc6-dev'],
  ['alpine 3.22', 'busybox', 'debian 13', 'busybox'],
  ['debian 12', 'libatk1.0-0', 'alpine 3.22', 'libatk-1.0'],
  ['debian 12', 'libjemalloc2', 'wolfi', 'libjemalloc2'],
  ['debian 12', 'php8.2-curl', 'alpine 3.22', 'php82-curl'],
  ['debian 12', 'php8.4-mysql', 'alpine 3.22', 'php84-mysqli php84-pdo_mysql'],
  ['debian 12', 'git-core', 'debian 13', 'git'],
  ['debian 12', 'postgresql-client-15', 'alpine 3.22', 'postgresql15-client'],
  ['debian 12', 'apt-transport-https', 'alpine 3.22', 'with the base'],
  ['rhel 9', 'tzdata', 'debian 13', 'tzdata'],
  ['chainguard', 'gnutar', 'debian 13', 'with the base'],
  ['centos-stream 9', 'openssl-devel', 'debian 13', 'libssl-dev'],
  ['debian 12', 'g++', 'centos-stream 9', 'gcc-c++'],
  ['amazon-linux 2023', 'shadow-utils', 'debian 13', 'passwd'],
  ['amazon-linux 2', 'gcc-c++', 'alpine 3.24', 'g++'],
];

describe('what a package is called elsewhere', () => {
  test.each(judged)('%s %s in %s: %s', (from, name, to, expected) => {
    expect(said(packageNames, name, from, to)).toBe(expected);
  });

  test.each([
    ['a name nobody lists', 'no-such-package', 'debian 12', 'alpine 3.22'],
    ['a name of another distribution', 'py3-pip', 'debian 12', 'alpine 3.22'],
    ['a name that objects inherit', 'constructor', 'debian 12', 'alpine 3.22'],
    ['two names at once', 'gcc gcc-c++ make', 'rhel 9', 'debian 12'],
    ['a distribution nobody looked up', 'curl', 'debian 12', 'photon 5'],
    ['whether Amazon Linux has it', 'curl', 'debian 12', 'amazon-linux 2023'],
  ])('%s is not known', (_, name, from, to) => {
    expect(said(packageNames, name, from, to)).toBe('not known');
  });

  test('the source is of the list that has the name', () => {
    const found = packageNames.translate('build-base', upstreamOf('alpine 3.22'), upstreamOf('debian 13'));
    expect(found?.source).toMatchObject({ url: 'https://packages.debian.org/trixie/build-essential' });
  });
});

describe('releases', () => {
  const list = { complete: true, sources: ['https://example.com/{package}'], retrieved: '2026-08-21' };
  const lists = ['1', '2'].map((release) => ({ distribution: 'one', release, ...list }));
  const file: PackageNamesFile = {
    lists: [...lists, { distribution: 'other', ...list }, { distribution: 'third', release: '1', ...list }],
    equivalents: [],
    rows: [
      { names: { one: 'a', other: 'b', third: 'x y' } },
      { names: { 'one 1': 'old', 'one 2': 'new', other: 'c' } },
      { names: { 'one 2': 'p', other: 'd' } },
      { names: { one: 'q', other: 'd' } },
      { names: { one: 'r', other: 'e' }, review: ['other'] },
      { names: { one: '=f', other: 'f' } },
      { names: { one: 'g', other: 'h' }, oneWay: ['other'], also: { other: ['older'] } },
    ],
  };
  const names = indexPackageNames([file]);

  test.each([
    ['b', 'other', 'one 2', 'a'],
    ['b', 'other', 'one', 'a'],
    ['b', 'other', 'one 3', 'a, to review'],
    ['b', 'other', 'third 1', 'x y'],
    ['c', 'other', 'one 1', 'old'],
    ['c', 'other', 'one 3', 'not known'],
    ['old', 'one 1', 'one 2', 'new'],
    ['old', 'one 2', 'other', 'c'],
    ['d', 'other', 'one 2', 'p, to review'],
    ['d', 'other', 'one 1', 'q'],
    ['p', 'one 2', 'other', 'd'],
    ['e', 'other', 'one 1', 'r, to review'],
    ['f', 'other', 'one 1', 'with the base'],
    ['f', 'one 1', 'other', 'f'],
    ['x', 'third 1', 'one 1', 'not known'],
    ['g', 'one 1', 'other', 'h'],
    ['h', 'other', 'one 1', 'not known'],
    ['older', 'other', 'one 1', 'g'],
  ])('%s of %s in %s: %s', (name, from, to, expected) => {
    expect(said(names, name, from, to)).toBe(expected);
  });
});
