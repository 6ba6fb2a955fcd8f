import { officialOfPlatform } from '../reference/platform';
import type { Reference } from '../reference/reference';

/** Registries that hand on Docker Hub’s images under names of their own. */
const mirrors: readonly (readonly [RegExp, string])[] = [
  [/^mirror\.gcr\.io\/(.+)$/, 'docker.io/$1'],
  [/^public\.ecr\.aws\/docker\/(library\/.+)$/, 'docker.io/$1'],
  [/^(?:registry-1|index|registry\.hub)\.docker\.(?:io|com)\/(.+)$/, 'docker.io/$1'],
];

/** The repository with its registry; a pull-through mirror of Docker Hub, or an account for one platform, taken for the official name. */
export function canonicalRepository({ registry, repository }: Reference): string {
  const name = `${registry}/${repository}`;
  for (const [pattern, hub] of mirrors) {
    const match = pattern.exec(name);
    if (match === null) continue;
    const named = name.replace(pattern, hub);
    return named.split('/').length === 2 ? named.replace('docker.io/', 'docker.io/library/') : named;
  }
  return officialOfPlatform(name)?.repository ?? name;
}
