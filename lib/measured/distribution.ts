import type { Upstream } from '../catalog/values';
import { own, table } from '../text/table';

/** `/etc/os-release`: https://www.freedesktop.org/software/systemd/man/latest/os-release.html */
export type Os = {
  readonly id: string;
  readonly version?: string;
  readonly codename?: string;
};

/** Names of distributions in `/etc/os-release` that are others here. */
const names = table({
  amzn: 'amazon-linux',
  ol: 'oracle-linux',
  rocky: 'rocky-linux',
  mariner: 'azurelinux',
  chainguard: 'wolfi',
});

/** Of which a release is a major version, whatever number follows it. */
const byMajor: ReadonlySet<string> = new Set([
  ...['debian', 'rhel', 'almalinux', 'rocky-linux', 'oracle-linux', 'centos', 'fedora', 'amazon-linux'],
]);
/** Of which it is a major and a minor version. */
const byMinor: ReadonlySet<string> = new Set(['alpine', 'ubuntu', 'azurelinux', 'photon', 'sles']);

/** The distribution and its release, as the catalog names them. */
export function distributionOf({ codename, id, version }: Os): Upstream {
  if (id === 'centos' && version !== undefined && Number.parseInt(version, 10) >= 8)
    return { distribution: 'centos-stream', release: version };
  const distribution = own(names, id) ?? id;
  // Wolfi moves on with what is newest, and its numbers are days.
  if (distribution === 'wolfi') return { distribution };
  const release = releaseOf(distribution, version) ?? codename;
  return release === undefined ? { distribution } : { distribution, release };
}

function releaseOf(distribution: string, version: string | undefined): string | undefined {
  if (version === undefined) return undefined;
  if (byMajor.has(distribution)) return /^\d+/.exec(version)?.[0] ?? version;
  if (byMinor.has(distribution)) return /^\d+(?:\.\d+)?/.exec(version)?.[0] ?? version;
  return version;
}
