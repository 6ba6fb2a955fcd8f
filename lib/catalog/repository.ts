import { officialOfPlatform } from '../reference/platform';
import type { Reference } from '../reference/reference';
import { type Table, table } from '../text/table';

/** Registries that hand on Docker Hub’s images under names of their own. */
const mirrors: readonly (readonly [RegExp, string])[] = [
  [/^mirror\.gcr\.io\//, 'docker.io/'],
  [/^public\.ecr\.aws\/docker\/(?=library\/)/, 'docker.io/'],
  [/^(?:registry-1|index|registry|registry\.hub|hub)\.docker\.(?:io|com)\//, 'docker.io/'],
  // https://docs.gitlab.com/user/packages/dependency_proxy/
  [/^[^/]+\/[^$]+\/dependency_proxy\/containers\//, 'docker.io/'],
];

/** Prefixes that Amazon's console proposes: https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html */
const amazonPrefixes: Table<string> = table({
  'docker-hub': 'docker.io',
  'ecr-public': 'public.ecr.aws',
  quay: 'quay.io',
  kubernetes: 'registry.k8s.io',
  github: 'ghcr.io',
});

/** Registries that others stand in for, named in the path after them: `acme.azurecr.io/docker.io/library/node`. */
const publicRegistries: ReadonlySet<string> = new Set([
  ...['docker.io', 'ghcr.io', 'quay.io', 'gcr.io', 'mcr.microsoft.com', 'registry.k8s.io'],
  ...['public.ecr.aws', 'cgr.dev', 'registry.access.redhat.com', 'registry.redhat.io'],
]);

/** What teams call their stand-in for Docker Hub: `dockerhub-proxy`, `docker-hub`, `docker-io-remote`. */
const hubWords: ReadonlySet<string> = new Set(['hub', 'io']);
/** Artifactory's own names for one; they may hold other images, so only `library/` says that it is Docker Hub's. */
const remoteWords: ReadonlySet<string> = new Set(['remote', 'virtual', 'proxy', 'cache', 'mirror']);

function isDockerHub(part: string): boolean {
  return wordsOf(part).some(isHubWord) || followsDocker(part, hubWords);
}

function isHubWord(word: string): boolean {
  return word === 'dockerhub' || word === 'dockerio';
}

function followsDocker(part: string, some: ReadonlySet<string>): boolean {
  const words = wordsOf(part);
  return words.some((word, at) => word === 'docker' && some.has(words[at + 1] ?? ''));
}

function wordsOf(part: string): readonly string[] {
  return part.split(/[-_.]/);
}

/**
 * The repository with its registry; a stand-in for a registry, or an account for one platform, taken for the name it
 * hands on.
 */
export function canonicalRepository({ registry, repository }: Reference): string {
  let name = `${registry}/${repository}`;
  // A stand-in may hand on what a mirror hands on.
  for (let hops = 0; hops < 2; hops++) name = handedOn(name) ?? name;
  return officialOfPlatform(name)?.repository ?? name;
}

function handedOn(name: string): string | undefined {
  for (const [pattern, hub] of mirrors) if (pattern.test(name)) return onHub(name.replace(pattern, hub));
  const [registry = '', first = '', ...rest] = name.split('/');
  if (publicRegistries.has(registry) || rest.length === 0) return undefined;
  const cached = /\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com$/.test(registry) ? amazonPrefixes[first] : undefined;
  if (cached !== undefined) return onHub([cached, ...rest].join('/'));
  const path = [first, ...rest];
  const at = path.findIndex((part, place) => place < path.length - 1 && publicRegistries.has(part));
  if (at !== -1) return onHub(path.slice(at).join('/'));
  const hub = path.findIndex((part, place) => {
    const isLibrary = path[place + 1] === 'library' && place === path.length - 3;
    return isDockerHub(part) ? place < path.length - 1 : isLibrary && followsDocker(part, remoteWords);
  });
  return hub === -1 ? undefined : onHub(['docker.io', ...path.slice(hub + 1)].join('/'));
}

/** Docker Hub's images without an account are official. */
function onHub(name: string): string {
  return name.split('/').length === 2 ? name.replace('docker.io/', 'docker.io/library/') : name;
}
