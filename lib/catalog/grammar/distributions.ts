import { nameOf } from '../../words/names';
import type { Grammar, GrammarContext, Meaning, NoMeaning } from './grammar';
import { spokenSuite } from './suites';

/** Tags of images that are a distribution and nothing else. */
type Scheme = {
  readonly family: string;
  readonly repositories: readonly string[];
  readonly product: string;
  readonly kinds: readonly string[];
  /** Numbers of a release that name it: `9` of `9.8`, `3.24` of `3.24.2`. */
  readonly digits: 1 | 2;
  /** The kind of all images of the repositories. */
  readonly kind?: string;
  /** The official repository whose moving tags mean the same. */
  readonly movesWith?: string;
};

const schemes: readonly Scheme[] = [
  {
    family: 'debian',
    repositories: ['docker.io/library/debian'],
    product: 'debian',
    kinds: ['slim', 'backports'],
    digits: 1,
  },
  {
    family: 'ubuntu',
    repositories: ['docker.io/library/ubuntu', 'public.ecr.aws/ubuntu/ubuntu'],
    product: 'ubuntu',
    kinds: [],
    digits: 2,
  },
  {
    family: 'alpine',
    repositories: ['docker.io/library/alpine'],
    product: 'alpine',
    kinds: [],
    digits: 2,
  },
  {
    family: 'amazon-linux',
    repositories: ['docker.io/library/amazonlinux', 'public.ecr.aws/amazonlinux/amazonlinux'],
    product: 'amazon-linux',
    kinds: ['minimal'],
    digits: 1,
  },
  {
    family: 'oracle-linux',
    repositories: [
      'docker.io/library/oraclelinux',
      'ghcr.io/oracle/oraclelinux',
      'container-registry.oracle.com/os/oraclelinux',
    ],
    product: 'oracle-linux',
    kinds: ['slim', 'fips'],
    digits: 1,
  },
  {
    family: 'rocky-linux',
    repositories: ['docker.io/library/rockylinux', 'docker.io/rockylinux/rockylinux'],
    product: 'rocky-linux',
    kinds: ['minimal', 'ubi', 'micro', 'init'],
    digits: 1,
  },
  {
    family: 'almalinux',
    repositories: [
      'docker.io/library/almalinux',
      'docker.io/almalinux/almalinux',
      'quay.io/almalinuxorg/almalinux',
    ],
    product: 'almalinux',
    kinds: ['minimal', 'kitten'],
    digits: 1,
  },
  {
    family: 'fedora',
    repositories: ['docker.io/library/fedora', 'registry.fedoraproject.org/fedora', 'quay.io/fedora/fedora'],
    product: 'fedora',
    kinds: [],
    digits: 1,
  },
  {
    family: 'fedora',
    repositories: ['registry.fedoraproject.org/fedora-minimal', 'quay.io/fedora/fedora-minimal'],
    product: 'fedora',
    kinds: [],
    digits: 1,
    kind: 'minimal',
    movesWith: 'fedora',
  },
  {
    family: 'photon',
    repositories: ['docker.io/library/photon'],
    product: 'photon',
    kinds: [],
    digits: 2,
  },
  {
    family: 'centos',
    repositories: ['docker.io/library/centos'],
    product: 'centos',
    kinds: [],
    digits: 1,
  },
];

export const distributionGrammars: readonly Grammar[] = schemes.map((scheme) => ({
  family: scheme.family,
  repositories: scheme.repositories,
  understand: (repository, tag, context) => understand(scheme, repository, tag, context),
}));

function understand(
  scheme: Scheme,
  repository: string,
  tag: string,
  context: GrammarContext,
): Meaning | NoMeaning {
  const short = repository.replace('docker.io/library/', '');
  const written = `${short}:${tag}`;
  const kinds: string[] = scheme.kind === undefined ? [] : [scheme.kind];
  const names: string[] = [];
  for (const part of tag.split('-')) {
    if (scheme.kinds.includes(part)) kinds.push(part);
    else if (!/^\d{8}(\.\d+)?$/.test(part)) names.push(part);
  }
  if (scheme.family === 'alpine' && (names.length === 0 || tag === 'edge')) return edge(written);
  const dated = /-\d{8}/.test(tag);
  const [name = 'latest', ...rest] = names;
  if (rest.length > 0) return { unknown: `\`${written}\` does not follow the tags of \`${short}\`` };
  const alias = context.tags.alias(scheme.movesWith ?? short, name, context.today);
  const release = context.releases.find(scheme.product, alias?.line ?? name)?.release;
  if (release === undefined)
    return { unknown: `no release of ${nameOf(scheme.product)} known here belongs to \`${written}\`` };
  const upstream = { distribution: scheme.product, release };
  return {
    family: scheme.family,
    flavour: kinds.length === 0 ? 'full' : kinds.sort().join(' '),
    upstream,
    precise: dated || name.split('.').length > Math.max(scheme.digits, release.split('.').length),
    ...(alias === undefined
      ? {}
      : { because: `\`${written}\` means ${spokenSuite(upstream, context.releases)}` }),
    from: [written, ...(alias === undefined ? [] : [alias.source])],
  };
}

/** `edge`, and the builds of it that are named for their day: no release, and so no list of what is in it. */
function edge(written: string): Meaning {
  return {
    family: 'alpine',
    flavour: 'full',
    upstream: { distribution: 'alpine' },
    precise: true,
    because: `\`${written}\` is a build of edge, the development version of Alpine`,
    from: [written],
  };
}
