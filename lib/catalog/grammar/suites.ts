import type { Upstream } from '../image';
import type { Releases } from '../releases';

/** `bookworm`, `noble`, `alpine3.20`, `ubi9`: the distribution a piece of a tag names. */
export function suiteOf(piece: string, releases: Releases): Upstream | undefined {
  const alpine = /^alpine(\d+\.\d+)?$/.exec(piece);
  if (alpine !== null)
    return alpine[1] === undefined
      ? { distribution: 'Alpine' }
      : { distribution: 'Alpine', release: alpine[1] };
  const numbered = numberedSuite(piece);
  if (numbered !== undefined) return numbered;
  if (!/^[a-z]+$/.test(piece)) return undefined;
  const debian = releases.find('debian', piece);
  if (debian !== undefined) return { distribution: 'Debian', release: debian.release };
  const ubuntu = releases.find('ubuntu', piece);
  return ubuntu === undefined ? undefined : { distribution: 'Ubuntu', release: ubuntu.release };
}

const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^ubi(\d+)$/, 'RHEL'],
  [/^al(2|2023)$/, 'Amazon Linux'],
  [/^oraclelinux(\d+)$/, 'Oracle Linux'],
  [/^debian(\d+)$/, 'Debian'],
  [/^azurelinux(\d+\.\d+)$/, 'Azure Linux'],
  [/^cbl-mariner(\d+\.\d+)$/, 'CBL-Mariner'],
];

function numberedSuite(piece: string): Upstream | undefined {
  for (const [pattern, distribution] of prefixes) {
    const [, release] = pattern.exec(piece) ?? [];
    if (release !== undefined) return { distribution, release };
  }
  return undefined;
}

/** "Debian 12 (bookworm)", for sentences. */
export function spokenSuite({ distribution, release }: Upstream, releases: Releases): string {
  if (release === undefined) return distribution;
  const codename = releases.find(distribution.toLowerCase(), release)?.codename;
  return codename === undefined || distribution === 'Alpine'
    ? `${distribution} ${release}`
    : `${distribution} ${release} (${codename})`;
}

/** The libc that every image of a distribution is built on. */
export function libcOf(distribution: string): 'glibc' | 'musl' {
  return distribution === 'Alpine' ? 'musl' : 'glibc';
}
