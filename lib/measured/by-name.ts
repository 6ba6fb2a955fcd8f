import type { Platform } from '../catalog/image';
import { canonicalRepository } from '../catalog/repository';
import type { IsoDate } from '../fact/fact';
import type { Observation } from '../observe/observation';
import { normalPlatform } from '../reference/platform';
import { isReferenceError, parseReference } from '../reference/reference';

/** What was measured under one name or digest, a platform once, the one that is preferred first. */
export type Seen = readonly [Observation, ...Observation[]];

/** Observations by what they are asked for by. */
export type ByName = {
  /** What a reference that somebody writes was measured as. With a digest, that counts and not the tag. */
  find(reference: string): Seen | undefined;
  /** Whether anything of a repository was measured. */
  knows(repository: string): boolean;
};

/** Pages that ask for no platform show this one where it was measured. */
const preferred = 'linux/amd64';

export function indexObservations(observations: readonly Observation[]): ByName {
  const byName = new Map<string, Observation[]>();
  const byDigest = new Map<string, Observation[]>();
  const repositories = new Set<string>();
  for (const observation of observations) {
    for (const digest of new Set([observation.digest, observation.index ?? observation.digest]))
      push(byDigest, digest, observation);
    const name = nameOf(observation.reference);
    if (name === undefined) continue;
    repositories.add(name.repository);
    if (name.tag !== undefined) push(byName, `${name.repository}:${name.tag}`, observation);
  }
  return {
    find: (reference) => {
      const name = nameOf(reference);
      if (name === undefined) return undefined;
      const { digest, repository, tag } = name;
      return newest(digest === undefined ? byName.get(`${repository}:${tag}`) : byDigest.get(digest));
    },
    knows: (repository) => repositories.has(repository),
  };
}

function push(to: Map<string, Observation[]>, key: string, observation: Observation): void {
  const before = to.get(key);
  if (before === undefined) to.set(key, [observation]);
  else before.push(observation);
}

/** Layouts and archives on a disk are named by where they lie, which no FROM says. */
const onDisk = /^(?:oci|archive):/;

type Name = {
  readonly repository: string;
  /** Undefined beside a digest. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
};

export function nameOf(text: string): Name | undefined {
  const reference = onDisk.test(text) ? undefined : parseReference(text);
  if (reference === undefined || isReferenceError(reference)) return undefined;
  const { digest, tag = 'latest' } = reference;
  const repository = canonicalRepository(reference);
  return { repository, digest, tag: digest === undefined ? tag : undefined };
}

/** Of each platform the last that was measured. */
function newest(all: readonly Observation[] = []): Seen | undefined {
  const last = new Map<Platform, Observation>();
  for (const each of all) {
    const platform = normalPlatform(each.platform);
    const before = last.get(platform);
    if (before === undefined || dayOf(before) <= dayOf(each)) last.set(platform, each);
  }
  const [first, ...others] = [...last]
    .sort(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map(([, each]) => each);
  return first === undefined ? undefined : [first, ...others];
}

function dayOf({ observed }: Observation): IsoDate {
  return observed;
}

function rank(platform: Platform): number {
  return platform === preferred ? 0 : 1;
}
