import type { FactEntries } from '../../lib/catalog/family';
import type { OfficialImage } from './official-table';

const slimBased = new Set(['php', 'nginx']);

/** The entry an image is built on, where it has one. */
export function groundOf({ repository, tag, upstream }: OfficialImage): { readonly standsOn?: string } {
  if (upstream === undefined || upstream === 'none' || upstream.release === undefined) return {};
  const { distribution, release } = upstream;
  if (repository === distribution || distribution === 'fedora') return {};
  if (distribution === 'debian') {
    const slim = /slim/.test(tag) || slimBased.has(repository) ? '-slim' : '';
    return { standsOn: `debian-${release === '13' ? 'trixie' : 'bookworm'}${slim}` };
  }
  if (distribution === 'rhel') return { standsOn: `ubi${release}-minimal` };
  const grounds = ['alpine', 'ubuntu', 'amazon-linux'];
  const itself = repository === 'amazonlinux';
  return grounds.includes(distribution) && !itself ? { standsOn: `${distribution}-${release}` } : {};
}

/** What the package lists of two releases show and what is essential in a distribution is in all its images. */
export const everyRelease: Readonly<Record<string, FactEntries>> = {
  busybox: {
    shell: {
      value: { name: 'busybox', path: '/bin/sh' },
      derived: 'BusyBox is its own shell; every tag starts sh',
      from: ['https://hub.docker.com/_/busybox'],
    },
    upstream: { value: 'none', derived: 'BusyBox alone', from: ['https://hub.docker.com/_/busybox'] },
  },
  debian: essential(
    'dash, bash, apt, base-passwd and base-files are in the package lists of Debian 12 and 13, full images hold more than slim ones',
    ['debian-trixie-slim', 'debian-bookworm-slim'],
  ),
  ubuntu: essential('dash, bash, apt, base-passwd and base-files are in every image of Ubuntu', [
    'https://github.com/docker-library/repo-info/blob/28e979c7578968367dbfccf2c3455f1369913b40/repos/eclipse-temurin/local/17-jre.md',
  ]),
};

function essential(by: string, from: string[]): FactEntries {
  return {
    shell: { value: { name: 'dash', path: '/bin/sh', also: ['bash'] }, derived: by, from },
    packageManagers: { value: ['apt', 'dpkg'], derived: by, from },
    passwd: { value: true, derived: by, from },
    tmp: { value: true, derived: by, from },
    libc: { value: { family: 'glibc' }, derived: by, from },
  };
}

/** Every distribution is built on one C library; BusyBox's tags name theirs. */
export function libcOfDistribution(
  { repository, tag, upstream }: OfficialImage,
  reference: string,
): FactEntries {
  if (repository === 'busybox') return libcOfBusybox(tag, reference);
  if (upstream === undefined || upstream === 'none') return {};
  const family = upstream.distribution === 'alpine' ? ('musl' as const) : ('glibc' as const);
  return {
    libc: { value: { family }, derived: `the distribution is built on ${family}`, from: [reference] },
  };
}

function libcOfBusybox(tag: string, reference: string): FactEntries {
  if (tag.endsWith('-glibc'))
    return {
      libc: {
        value: { family: 'glibc', version: '2.41' },
        derived: 'the tag names glibc, its history Debian 13',
        from: [reference, 'debian-trixie-slim'],
      },
    };
  return {
    libc: {
      notKnown: 'not-published',
      note: `BusyBox is built with ${tag.replace(/^.*-/, '')}; whether the library itself is there is not stated`,
    },
  };
}

const onBuildpack = new Set(['golang', 'node', 'python', 'ruby', 'rust', 'gcc', 'perl']);
const buildpack =
  'https://github.com/docker-library/buildpack-deps/blob/4f0449f75e6f0d517d84ab0e274a3780e1d7bf2a/debian/bookworm/curl/Dockerfile';

/** Full language images on Debian stand on buildpack-deps, which brings certificates; slim Node.js ones purge them. */
export function certificatesOfGround(
  { repository, tag, upstream }: OfficialImage,
  history: string,
): FactEntries['caCertificates'] {
  const isDebian = upstream !== undefined && upstream !== 'none' && upstream.distribution === 'debian';
  if (!isDebian || !onBuildpack.has(repository)) return undefined;
  if (!tag.includes('slim'))
    return {
      value: true,
      derived: 'it stands on buildpack-deps, which installs ca-certificates',
      from: [buildpack],
    };
  if (repository !== 'node') return undefined;
  return {
    value: false,
    derived:
      'ca-certificates is installed for the build and purged; the base has none, Node.js brings its own list',
    from: [history, 'debian-trixie-slim'],
  };
}
