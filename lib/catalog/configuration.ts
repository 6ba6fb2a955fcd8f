import { valueOf } from '../fact/fact';
import type { CatalogImage, ImageUser } from './image';

/** The configuration of an image as far as it is known; the stage graph's `BaseConfiguration` in shape. */
export type ImageConfiguration = {
  readonly user: string | undefined;
  readonly workdir: string | undefined;
  readonly entrypoint: readonly string[] | undefined;
  readonly cmd: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** Environment and working directory are known whole: what is not in them is not set. */
  readonly isComplete: boolean;
};

/** What is known of an image's configuration, in the terms of a Dockerfile; undefined: not known. */
export function configurationOf({ facts }: CatalogImage): ImageConfiguration {
  const path = valueOf(facts.path);
  const user = valueOf(facts.user);
  return {
    user: user === undefined ? undefined : userText(user),
    workdir: valueOf(facts.workdir),
    entrypoint: valueOf(facts.entrypoint),
    cmd: valueOf(facts.command),
    environment: { ...valueOf(facts.environment), ...(path === undefined ? {} : { PATH: path }) },
    isComplete: facts.environment.known && facts.workdir.known,
  };
}

/** As USER would say it: the number where it is known, since names need a passwd entry. */
function userText({ name, uid }: ImageUser): string | undefined {
  if (uid === 0) return 'root';
  return uid === undefined ? name : String(uid);
}
