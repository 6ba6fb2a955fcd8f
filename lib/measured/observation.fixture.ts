import type { Observation, ObservedFacts, Seen } from '../observe/observation';

/** Observations made up for tests: small roots as registries have them. Nothing here is a fact about an image. */

export function seen<Value>(value: Value, ...paths: string[]): Seen<Value> {
  return { known: true, value, paths };
}

export const unread = { known: false, because: 'layer-not-read' } as const;

export const paths = {
  debian: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
} as const;

const day = '2026-11-20';

export function digestOf(letter: string): string {
  return `sha256:${letter.repeat(64)}`;
}

/** Programs by name, all in one directory. */
export function programsIn(directory: string, names: string): ObservedFacts['programs'] {
  return seen(names.split(' ').map((name) => ({ name, path: `${directory}/${name}` })));
}

export function librariesIn(directory: string, names: string): ObservedFacts['libraries'] {
  return seen(names.split(' ').map((soname) => ({ soname, path: `${directory}/${soname}` })));
}

function user(name: string, uid: number, home = '/', shell = '/usr/sbin/nologin') {
  return { name, uid, gid: uid, home, shell };
}

const coreutils =
  'cat chmod chown cp date echo env false head ls mkdir mv rm sleep sort tail test touch true';

/** As a team has it: Debian 12 with a few packages, bash and an account of its own. */
const debianFacts: ObservedFacts = {
  os: seen(
    { id: 'debian', version: '12', name: 'Debian GNU/Linux', codename: 'bookworm' },
    '/etc/os-release',
  ),
  packages: seen(
    {
      format: 'dpkg',
      list: [
        { name: 'apt', version: '2.6.1', architecture: 'amd64' },
        { name: 'base-files', version: '12.4+deb12u11', architecture: 'amd64' },
        { name: 'bash', version: '5.2.15-2+b8', architecture: 'amd64' },
        { name: 'ca-certificates', version: '20230311', architecture: 'all' },
        { name: 'coreutils', version: '9.1-1', architecture: 'amd64' },
        { name: 'dash', version: '0.5.12-2', architecture: 'amd64' },
        { name: 'libc6', version: '2.36-9+deb12u10', origin: 'glibc', architecture: 'amd64' },
        { name: 'libssl3', version: '3.0.17-1~deb12u2', origin: 'openssl', architecture: 'amd64' },
        { name: 'tzdata', version: '2025b-0+deb12u1', architecture: 'all' },
      ],
    },
    '/var/lib/dpkg/status',
  ),
  packageManagers: seen(['apt'], '/usr/bin/apt-get'),
  libc: seen({ family: 'glibc', version: '2.36' }, '/lib/x86_64-linux-gnu/libc.so.6'),
  shells: seen(
    [
      { path: '/bin/bash', name: 'bash' },
      { path: '/bin/sh', name: 'dash' },
    ],
    '/bin/bash',
    '/bin/sh',
  ),
  busybox: seen([]),
  programs: programsIn(
    '/usr/bin',
    `apt apt-get apt-cache bash dash dpkg sh sed grep tar gzip useradd groupadd perl openssl ${coreutils}`,
  ),
  libraries: librariesIn(
    '/lib/x86_64-linux-gnu',
    'libc.so.6 libm.so.6 libpthread.so.0 libdl.so.2 libssl.so.3 libcrypto.so.3 libz.so.1 libgcc_s.so.1 libstdc++.so.6 ld-linux-x86-64.so.2',
  ),
  interpreters: seen([{ name: 'perl', version: '5.36.0', path: '/usr/bin/perl' }], '/usr/bin/perl'),
  accounts: seen(
    {
      users: [
        user('root', 0, '/root', '/bin/bash'),
        user('www-data', 33, '/var/www'),
        user('nobody', 65534, '/nonexistent'),
        user('svc', 1500, '/srv/svc', '/bin/bash'),
      ],
      groups: [
        { name: 'root', gid: 0 },
        { name: 'www-data', gid: 33 },
        { name: 'nogroup', gid: 65534 },
        { name: 'svc', gid: 1500 },
      ],
    },
    '/etc/passwd',
    '/etc/group',
  ),
  certificates: seen({ count: 142 }, '/etc/ssl/certs/ca-certificates.crt'),
  timeZoneData: seen(true, '/usr/share/zoneinfo'),
  locales: seen(['C.utf8'], '/usr/lib/locale/C.utf8'),
  tmp: seen({ mode: '1777' }, '/tmp'),
  setuid: seen([]),
  caches: seen([]),
  unpackedSize: seen(118_204_118),
  files: seen(3_412),
};

export type Changes = Partial<Omit<Observation, 'facts' | 'config'>> & {
  readonly facts?: Partial<ObservedFacts>;
  readonly config?: Partial<Observation['config']>;
};

export function observationOf(reference: string, { config, facts, ...rest }: Changes = {}): Observation {
  return {
    schemaVersion: 1,
    reference,
    digest: digestOf('a'),
    index: digestOf('b'),
    platform: 'linux/amd64',
    platforms: ['linux/amd64', 'linux/arm64/v8'],
    observed: day,
    config: {
      created: '2026-11-03T08:15:42.123456789Z',
      environment: [`PATH=${paths.debian}`],
      command: ['bash'],
      labels: {},
      ports: [],
      volumes: [],
      history: [],
      diffIds: [digestOf('c'), digestOf('d')],
      ...config,
    },
    layers: [
      {
        digest: digestOf('e'),
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        packing: 'gzip',
        size: 28_200_000,
        unpacked: 78_000_000,
        entries: 3_300,
      },
      {
        digest: digestOf('f'),
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        packing: 'gzip',
        size: 4_100_000,
        unpacked: 40_204_118,
        entries: 140,
      },
    ],
    facts: { ...debianFacts, ...facts },
    ...rest,
  };
}

/** A team's Debian 12. */
export const debianBase = observationOf('registry.example.com/team/base:1');

/** A team's image like those of Distroless: no shell, no package manager, two accounts, no certificates. */
export const bareBase = observationOf('registry.example.com/team/bare:1', {
  digest: digestOf('1'),
  index: digestOf('2'),
  config: {
    user: '65532',
    entrypoint: [],
    command: [],
    environment: [`PATH=${paths.debian}`],
    workdir: '/home/nonroot',
  },
  facts: {
    packages: seen(
      {
        format: 'dpkg',
        list: [
          { name: 'base-files', version: '12.4+deb12u11' },
          { name: 'libc6', version: '2.36-9+deb12u10' },
        ],
      },
      '/var/lib/dpkg/status.d',
    ),
    packageManagers: seen([]),
    shells: seen([]),
    programs: seen([]),
    libraries: librariesIn(
      '/lib/x86_64-linux-gnu',
      'libc.so.6 libm.so.6 libpthread.so.0 ld-linux-x86-64.so.2',
    ),
    interpreters: seen([]),
    accounts: seen(
      {
        users: [user('root', 0, '/root'), user('nonroot', 65532, '/home/nonroot')],
        groups: [
          { name: 'root', gid: 0 },
          { name: 'nonroot', gid: 65532 },
        ],
      },
      '/etc/passwd',
    ),
    certificates: seen('none'),
    timeZoneData: seen(false),
  },
});

/** A team's Alpine 3.22. */
export const alpineBase = observationOf('registry.example.com/team/alpine:3', {
  digest: digestOf('3'),
  index: digestOf('4'),
  config: { command: ['/bin/sh'] },
  facts: {
    os: seen({ id: 'alpine', version: '3.22.1', name: 'Alpine Linux' }, '/etc/os-release'),
    packages: seen(
      {
        format: 'apk',
        list: [
          { name: 'alpine-baselayout', version: '3.7.0-r0' },
          { name: 'busybox', version: '1.37.0-r18' },
          { name: 'musl', version: '1.2.5-r10' },
        ],
      },
      '/lib/apk/db/installed',
    ),
    packageManagers: seen(['apk'], '/sbin/apk'),
    libc: seen({ family: 'musl', version: '1.2.5' }, '/lib/ld-musl-x86_64.so.1'),
    shells: seen([{ path: '/bin/sh', name: 'busybox' }], '/bin/sh'),
    busybox: seen(`ash sh wget adduser addgroup ${coreutils}`.split(' ')),
    programs: programsIn('/bin', `apk ash sh wget adduser addgroup busybox ${coreutils}`),
    libraries: librariesIn('/lib', 'libc.musl-x86_64.so.1 ld-musl-x86_64.so.1 libz.so.1 libssl.so.3'),
    interpreters: seen([]),
    accounts: seen(
      {
        users: [user('root', 0, '/root', '/bin/sh'), user('nobody', 65534)],
        groups: [
          { name: 'root', gid: 0 },
          { name: 'nobody', gid: 65534 },
        ],
      },
      '/etc/passwd',
    ),
    timeZoneData: seen(false),
  },
});
