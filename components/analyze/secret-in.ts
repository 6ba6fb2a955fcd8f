import { secretOfBuildArg } from '@/lib/secrets/build-arg';
import { findSecrets } from '@/lib/secrets/find';
import { parseBuildArgs } from './build-args';
import type { Draft } from './draft';

/** Whether a secret stands in a text or in the value of a build argument. Loaded when it is asked: it knows many forms. */
export function hasSecret({ text, buildArgs }: Pick<Draft, 'text' | 'buildArgs'>): boolean {
  return (
    findSecrets(text).some(({ redacted }) => !redacted) ||
    Object.entries(parseBuildArgs(buildArgs).values).some(
      ([name, value]) => secretOfBuildArg(name, value) !== undefined,
    )
  );
}
