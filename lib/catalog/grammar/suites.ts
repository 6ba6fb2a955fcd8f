import { nameOf } from '../../words/names';
import type { Releases } from '../releases';
import type { Upstream } from '../values';

/** `bookworm`, `noble`, `alpine3.20`, `ubi9`: the distribution a piece of a tag names. */
export function suiteOf(piece: string, releases: Releases): Upstream | undefined {
  const alpine = /^alpine(\d+\.\d+)?$/.exec(piece);
  if (alpine !== null)
    return alpine[1] === undefined
      ? { distribution: 'alpine' }
      : { distribution: 'alpine', release: alpine[1] };
  const numbered = numberedSuite(piece);
  if (numbered !== undefined) return numbered;
  if (!/^[a-z]+$/.test(piece)) return undefined;
  const debian = releases.find('debian', piece);
  if (debian !== undefined) return { distribution: 'debian', release: debian.release };
  const ubuntu = releases.find('ubuntu', piece);
  return ubuntu === undefined ? undefined : { distribution: 'ubuntu', release: ubuntu.release };
}

const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^ubi(\d+)$/, 'rhel'],
  [/^al(2|2023)$/, 'amazon-linux'],
  [/^oraclelinux(\d+)$/, 'oracle-linux'],
  [/^debian(\d+)$/, 'debian'],
  [/^azurelinux(\d+\.\d+)$/, 'azurelinux'],
  [/^cbl-mariner(\d+\.\d+)$/, 'cbl-mariner'],
];

function numberedSuite(piece: string): Upstream | undefined {
  for (const [pattern, distribution] of prefixes) {
    const [, release] = pattern.exec(piece) ?? [];
    if (release !== undefined) return { distribution, release };
  }
  return undefined;
}

const named: ReadonlyMap<string, string> = new Map([
  ['amazonlinux', 'amazon-linux'],
  ['oraclelinux', 'oracle-linux'],
  ['ubi', 'rhel'],
]);

/** A distribution as the histories of tags have it: `debian 12`, `ubi 9-minimal`; nothing where nobody knows it. */
export function upstreamOf(written: string): Upstream | undefined {
  const [name = '', number] = written.split(' ');
  const release = number?.split('-')[0];
  return release === undefined ? undefined : { distribution: named.get(name) ?? name, release };
}

/** "Debian 12 (bookworm)", for sentences. */
export function spokenSuite({ distribution, release }: Upstream, releases: Releases): string {
  const name = nameOf(distribution);
  if (release === undefined) return name;
  const codename = releases.find(distribution, release)?.codename;
  return codename === undefined || distribution === 'alpine'
    ? `${name} ${release}`
    : `${name} ${release} (${codename})`;
}

/** The libc that every image of a distribution is built on. */
export function libcOf(distribution: string): 'glibc' | 'musl' {
  return distribution === 'alpine' ? 'musl' : 'glibc';
}
