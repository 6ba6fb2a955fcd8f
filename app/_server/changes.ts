import 'server-only';
import { findImage } from '@/lib/catalog/find';
import { storyOf } from '@/lib/catalog/tag-story';
import { facets } from '@/lib/facets/index';
import { movingFrom } from '@/lib/moving/moving';
import { isReferenceError, longestReference, parseReference } from '@/lib/reference/reference';
import { getCatalog } from './catalog';
import { refuseFaults, single, unknownParameters } from './query';

type ChangesRequest = { readonly reference: string; readonly to: string | undefined };

/** What GET /api/changes is asked for. Throws RequestError for what is no reference. */
export function readChangesRequest(search: URLSearchParams): ChangesRequest {
  const faults = unknownParameters(search, new Set(['reference', 'to']));
  const reference = single(search, 'reference', faults);
  const to = single(search, 'to', faults);
  if (reference === undefined)
    faults.push({ path: 'reference', message: 'is missing: name a tag such as `python:3.12-slim`' });
  for (const [path, text] of Object.entries({ reference, to })) {
    if (text === undefined) continue;
    if (text.length > longestReference)
      faults.push({ path, message: `is longer than ${longestReference} characters` });
    else if (isReferenceError(parseReference(text))) faults.push({ path, message: 'is no image reference' });
  }
  refuseFaults(faults);
  return { reference: reference ?? '', to };
}

export function changesOf({ reference, to }: ChangesRequest, day: string) {
  const catalog = getCatalog();
  const story = storyOf(catalog, reference, day);
  return {
    reference,
    catalogRevision: catalog.revision,
    catalogDate: catalog.date,
    ...(story && {
      history: {
        until: story.until,
        listed: story.listed,
        spans: story.chapters.map(({ from, until, upstream, libc, source }) => ({
          from,
          ...(until && { until }),
          ...upstream,
          ...(libc && { libc }),
          source,
        })),
      },
    }),
    ...(to !== undefined && { to, ...movesTo(reference, to, day) }),
  };
}

function movesTo(reference: string, to: string, day: string) {
  const catalog = getCatalog();
  const [a, b] = [findImage(catalog, reference, day), findImage(catalog, to, day)];
  if (a.kind !== 'image' || b.kind !== 'image') return {};
  const { changes, notKnown, packages, programs } = movingFrom(catalog, a.image, b.image, facets);
  return {
    moving: {
      changes: changes.map(({ facet, from, to: after }) => ({ fact: facet.id, from, to: after })),
      notKnown,
      ...(packages && { packages }),
      programs,
    },
  };
}
