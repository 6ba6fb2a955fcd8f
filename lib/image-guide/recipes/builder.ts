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
  language: 'nodejs' | 'python',
  official: (upstream: Upstream) => string | undefined,
): Builder | undefined {
  const { debugSibling, upstream } = image.facts;
  const { builderBeside, ownLanguage } = image.traits;
  if (ownLanguage?.name === language) return { reference: image.reference, userLine: undefined };
  if (builderBeside === 'debug-sibling') return ofPublisher(debugSibling.known ? debugSibling.value : 'none');
  if (builderBeside === 'without-minimal')
    return ofPublisher(catalog.get(image.id.replace(/-minimal$/, ''))?.reference);
  const reference = upstream.known && upstream.value !== 'none' ? official(upstream.value) : undefined;
  return reference === undefined ? undefined : { reference, userLine: undefined };
}

function ofPublisher(reference = 'none'): Builder | undefined {
  return reference === 'none' ? undefined : { reference, userLine: 'USER root' };
}
