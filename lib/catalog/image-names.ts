import { isReferenceError, parseReference } from '../reference/reference';
import type { CatalogImage } from './image';
import { canonicalRepository } from './repository';

/** What an image of the catalog is called: its repository with registry, its tag, and other repositories that carry it. */
export type ImageNames = {
  readonly repository: string;
  readonly tag: string;
  readonly mirrors: readonly string[];
};

export function namesOf({ facts, reference }: CatalogImage): ImageNames | undefined {
  const own = parseReference(reference);
  if (isReferenceError(own)) return undefined;
  const mirrors = facts.mirrors.known ? facts.mirrors.value : [];
  return {
    repository: canonicalRepository(own),
    tag: own.tag ?? 'latest',
    mirrors: mirrors
      .map((name) => parseReference(name))
      .flatMap((mirror) => (isReferenceError(mirror) ? [] : [canonicalRepository(mirror)])),
  };
}
