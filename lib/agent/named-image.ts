import { findImage } from '../catalog/find';
import type { CatalogImage } from '../catalog/image';
import { isReferenceError, parseReference } from '../reference/reference';
import type { Engine } from './engine';

export type Named =
  | { readonly kind: 'image'; readonly image: CatalogImage; readonly because?: string }
  | { readonly kind: 'unknown'; readonly because: string };

/** The image that an id of the catalog or a reference names today. */
export function namedImage(name: string, { catalog, today }: Engine): Named {
  const own = catalog.get(name);
  if (own !== undefined) return { kind: 'image', image: own };
  const parsed = parseReference(name);
  if (isReferenceError(parsed))
    return { kind: 'unknown', because: `it is no image reference: ${parsed.error}` };
  const found = findImage(catalog, name, today);
  switch (found.kind) {
    case 'image':
      return { kind: 'image', image: found.image, ...(found.because && { because: found.because }) };
    case 'scratch':
      return { kind: 'image', image: found.image };
    case 'look-alike':
    case 'tag-unknown':
      return { kind: 'unknown', because: found.because };
    case 'not-in-catalog':
      return { kind: 'unknown', because: 'it is not in the catalog' };
    default:
      return found satisfies never;
  }
}
