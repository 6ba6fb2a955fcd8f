import 'server-only';
import type { Catalog, CatalogImage, ResolvedReference } from '@/lib/catalog/image';
import { isReferenceError, longestReference, parseReference } from '@/lib/reference/reference';
import { factsWithSources, imageHead } from './image-json';
import { refuseFaults, single, unknownParameters } from './query';

/** The reference that GET /api/resolve is asked for. Throws RequestError when there is none or it is not one. */
export function readReference(search: URLSearchParams): string {
  const faults = unknownParameters(search, new Set(['reference']));
  const reference = single(search, 'reference', faults);
  if (reference === undefined)
    faults.push({ path: 'reference', message: 'is missing: name an image such as `node:20`' });
  else if (reference.length > longestReference)
    faults.push({ path: 'reference', message: `is longer than ${longestReference} characters` });
  else {
    const parsed = parseReference(reference);
    if (isReferenceError(parsed))
      faults.push({ path: 'reference', message: `is no image reference: ${parsed.error}` });
  }
  refuseFaults(faults);
  return reference ?? '';
}

/** How a reference was understood, with every fact of the image it means and their sources. */
export function resolved(catalog: Catalog, reference: string, found: ResolvedReference) {
  return {
    reference,
    catalogRevision: catalog.revision,
    catalogDate: catalog.date,
    ...understood(found),
  };
}

function understood(found: ResolvedReference) {
  const { kind } = found;
  switch (kind) {
    case 'image':
      return { kind, ...(found.because && { because: found.because }), image: whole(found.image) };
    case 'scratch':
      return { kind, image: whole(found.image) };
    case 'look-alike': {
      const { because, source, meant } = found;
      return { kind, because, source, ...(meant && { meant: whole(meant) }) };
    }
    case 'tag-unknown':
      return {
        kind,
        because: found.because,
        family: found.family,
        ...(found.never && { nearest: found.never.nearest() }),
      };
    case 'not-in-catalog':
      return { kind };
    default:
      return kind satisfies never;
  }
}

function whole(image: CatalogImage) {
  return { ...imageHead(image), entry: image.entry, facts: factsWithSources(image) };
}
