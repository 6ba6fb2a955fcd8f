import type { Catalog, CatalogImage } from '../../catalog/image';
import type { Upstream } from '../../catalog/values';

export type Builder = {
  readonly reference: string;
  /** Set where it starts as a user who may not write to the directories of a build. */
  readonly userLine: 'USER root' | undefined;
};

/**
 * An image with the package manager of a language, of the same version and C library as `image`: the publisher's own,
 * otherwise the official one that `official` names for the distribution.
 */
export function builderOf(
  image: CatalogImage,
  catalog: Catalog,
  family: 'node' | 'python',
  official: (upstream: Upstream) => string | undefined,
): Builder | undefined {
  const { debugSibling, upstream } = image.facts;
  if (image.family === family) return { reference: image.reference, userLine: undefined };
  if (image.family === 'chainguard') return ofPublisher(debugSibling.known ? debugSibling.value : 'none');
  if (image.family === 'ubi') return ofPublisher(catalog.get(image.id.replace(/-minimal$/, ''))?.reference);
  const reference = upstream.known && upstream.value !== 'none' ? official(upstream.value) : undefined;
  return reference === undefined ? undefined : { reference, userLine: undefined };
}

function ofPublisher(reference = 'none'): Builder | undefined {
  return reference === 'none' ? undefined : { reference, userLine: 'USER root' };
}
