import type { Product, Release } from '../../lib/catalog/releases';
import { own, type Table, table } from '../../lib/text/table';

/** Release and support dates out of `eol.json`, libc versions out of the sources named here. */

type EolEntry = {
  readonly releaseDate?: string | null;
  readonly eol?: string | boolean | null;
  readonly eoas?: string | boolean | null;
  readonly eoes?: string | boolean | null;
  readonly codename?: string;
};

type Subject = {
  readonly key: string;
  readonly id: string;
  readonly kind: Product['kind'];
  readonly name: string;
  /** A later end that also reaches everybody. */
  readonly extended?: string;
};

const subjects: readonly Subject[] = [
  { key: 'debian', id: 'debian', kind: 'distribution', name: 'Debian', extended: 'long-term support' },
  { key: 'ubuntu', id: 'ubuntu', kind: 'distribution', name: 'Ubuntu' },
  { key: 'alpine-linux', id: 'alpine', kind: 'distribution', name: 'Alpine' },
  { key: 'rhel', id: 'rhel', kind: 'distribution', name: 'RHEL' },
  { key: 'amazon-linux', id: 'amazon-linux', kind: 'distribution', name: 'Amazon Linux' },
  { key: 'oracle-linux', id: 'oracle-linux', kind: 'distribution', name: 'Oracle Linux' },
  { key: 'rocky-linux', id: 'rocky-linux', kind: 'distribution', name: 'Rocky Linux' },
  { key: 'almalinux', id: 'almalinux', kind: 'distribution', name: 'AlmaLinux' },
  { key: 'fedora', id: 'fedora', kind: 'distribution', name: 'Fedora' },
  { key: 'vmware-photon', id: 'photon', kind: 'distribution', name: 'Photon OS' },
  { key: 'sles', id: 'sles', kind: 'distribution', name: 'SUSE Linux Enterprise' },
  { key: 'go', id: 'go', kind: 'language', name: 'Go' },
  { key: 'nodejs', id: 'nodejs', kind: 'language', name: 'Node.js' },
  { key: 'python', id: 'python', kind: 'language', name: 'Python' },
  { key: 'ruby', id: 'ruby', kind: 'language', name: 'Ruby' },
  { key: 'php', id: 'php', kind: 'language', name: 'PHP' },
  { key: 'rust', id: 'rust', kind: 'language', name: 'Rust' },
  { key: 'eclipse-temurin', id: 'eclipse-temurin', kind: 'language', name: 'Eclipse Temurin' },
  { key: 'amazon-corretto', id: 'amazon-corretto', kind: 'language', name: 'Amazon Corretto' },
  { key: 'dotnet', id: 'dotnet', kind: 'language', name: '.NET' },
  { key: 'perl', id: 'perl', kind: 'language', name: 'Perl' },
  { key: 'nginx', id: 'nginx', kind: 'language', name: 'nginx' },
  { key: 'postgresql', id: 'postgresql', kind: 'language', name: 'PostgreSQL' },
  { key: 'redis', id: 'redis', kind: 'language', name: 'Redis' },
  { key: 'haproxy', id: 'haproxy', kind: 'language', name: 'HAProxy' },
];

const map = {
  source: 'https://gist.github.com/richardlau/6a01d7829cc33ddab35269dacc127680',
  retrieved: '2026-11-23',
};

function repoInfo(path: string, commit: string, retrieved: string) {
  return { source: `https://github.com/docker-library/repo-info/blob/${commit}/repos/${path}.md`, retrieved };
}

/** libc by `product release`, each with the place where it was read. */
const libcs: Readonly<Record<string, NonNullable<Release['libc']>>> = {
  'debian 9': { family: 'glibc', version: '2.24', ...map },
  'debian 10': { family: 'glibc', version: '2.28', ...map },
  'debian 11': { family: 'glibc', version: '2.31', ...map },
  'debian 12': { family: 'glibc', version: '2.36', ...map },
  'ubuntu 18.04': { family: 'glibc', version: '2.27', ...map },
  'ubuntu 20.04': { family: 'glibc', version: '2.31', ...map },
  'ubuntu 22.04': { family: 'glibc', version: '2.35', ...map },
  'ubuntu 24.04': { family: 'glibc', version: '2.39', ...map },
  'ubuntu 26.04': {
    family: 'glibc',
    version: '2.43',
    ...repoInfo('eclipse-temurin/local/17-jre', '28e979c7578968367dbfccf2c3455f1369913b40', '2026-11-23'),
  },
  'rhel 7': { family: 'glibc', version: '2.17', ...map },
  'rhel 8': { family: 'glibc', version: '2.28', ...map },
  'rhel 9': { family: 'glibc', version: '2.34', ...map },
  'rhel 10': { family: 'glibc', version: '2.39', ...map },
};

/** libc read out of the package lists of the official base images: `repository tag` → product and release. */
const measured: Table<string> = table({
  'alpine 3.24.2': 'alpine 3.24',
  'alpine 3.23.6': 'alpine 3.23',
  'alpine 3.22.6': 'alpine 3.22',
  'alpine 3.21.8': 'alpine 3.21',
  'debian trixie-20260918-slim': 'debian 13',
  'amazonlinux 2023.12.20260831.0': 'amazon-linux 2023',
});

/** Distributions of which no table of releases was gathered. */
const withoutDates: readonly Product[] = [
  {
    id: 'centos',
    kind: 'distribution',
    name: 'CentOS',
    source: map.source,
    retrieved: map.retrieved,
    releases: [
      { release: '8' },
      { release: '7', libc: { family: 'glibc', version: '2.17', ...map } },
      { release: '6' },
    ],
  },
  {
    id: 'openjdk',
    kind: 'language',
    name: 'OpenJDK',
    source:
      'https://github.com/docker-library/official-images/blob/37079fb336f572a88700cf32e5e1f6be54a04e8f/library/openjdk',
    retrieved: '2026-08-21',
    releases: ['21', '18', '17', '16', '15', '14', '13', '12', '11', '8', '7', '6'].map((release) => ({
      release,
    })),
  },
];

export type LibcRecord = {
  readonly repo: string;
  readonly tag: string;
  readonly commit: { readonly local?: string | null };
  readonly source_paths: { readonly local?: string | null };
  readonly local: {
    readonly libc?: { readonly family: string | null; readonly version: string | null };
  } | null;
  readonly observed_date: string;
};

export function importReleases(
  eol: Readonly<Record<string, Readonly<Record<string, EolEntry>>>>,
  commit: string,
  retrieved: string,
  records: readonly LibcRecord[],
): Product[] {
  const found = new Map([...Object.entries(libcs), ...fromPackageLists(records)]);
  const dated = subjects.map(({ key, id, kind, name, extended }) => ({
    id,
    kind,
    name,
    source: `https://github.com/endoflife-date/endoflife.date/blob/${commit}/products/${key}.md`,
    retrieved,
    releases: Object.entries(own(eol, key) ?? {})
      .map(([release, entry]) => releaseOf(release, entry, extended, found.get(`${id} ${release}`)))
      .sort(newestFirst),
  }));
  return [...dated, ...withoutDates];
}

function newestFirst(a: Release, b: Release): number {
  const [dayA = '', dayB = ''] = [a.released, b.released];
  return dayA === dayB ? 0 : dayA < dayB ? 1 : -1;
}

function releaseOf(
  release: string,
  entry: EolEntry,
  extended: string | undefined,
  libc: Release['libc'] | undefined,
): Release {
  const codename = entry.codename?.split(' ')[0]?.toLowerCase();
  const isDay = (value: unknown): value is string =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return {
    release,
    ...(codename === undefined ? {} : { codename }),
    ...(isDay(entry.releaseDate) ? { released: entry.releaseDate } : {}),
    ...(isDay(entry.eol) ? { ends: entry.eol } : entry.eol === false ? { ends: null } : {}),
    ...(extended !== undefined && isDay(entry.eoes)
      ? { extended: { ends: entry.eoes, what: extended } }
      : {}),
    ...(libc === undefined ? {} : { libc }),
  };
}

function fromPackageLists(records: readonly LibcRecord[]): ReadonlyMap<string, NonNullable<Release['libc']>> {
  const found = new Map<string, NonNullable<Release['libc']>>();
  for (const record of records) {
    const release = measured[`${record.repo} ${record.tag}`];
    const libc = record.local?.libc;
    const [version] = /^\d+(\.\d+)+/.exec(libc?.version ?? '') ?? [];
    const path = record.source_paths.local?.replace(/^repos\/|\.md$/g, '');
    const commit = record.commit.local;
    if (release === undefined || version === undefined || path === undefined || !commit) continue;
    found.set(release, {
      family: libc?.family === 'musl' ? 'musl' : 'glibc',
      version,
      ...repoInfo(path, commit, record.observed_date.slice(0, 10)),
    });
  }
  return found;
}
