import { isReferenceError, parseReference } from '../reference/reference';
import type { CatalogImage, ImageNames } from './image';
import { canonicalRepository } from './repository';

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
