import type { CatalogImage, ResolvedReference } from '../catalog/image';
import { facets } from '../facets';

/** What a hover says of a base: plain data for the browser. */
export type BaseFacts = {
  /** How the reference was understood, or why it was not. */
  readonly because: string | undefined;
  /** Its page, where it has one. */
  readonly href: string | undefined;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
};

const shown = [
  'compressed-size',
  'libc',
  'shell',
  'package-managers',
  'user',
  'ca-certificates',
  'entrypoint',
  'support-ends',
];

export function baseFacts(found: ResolvedReference): BaseFacts {
  switch (found.kind) {
    case 'image':
      return { ...factsOf(found.image), because: found.because };
    case 'scratch':
      return { ...factsOf(found.image), because: 'Empty: no files at all.' };
    case 'look-alike':
      return { because: found.because, href: found.meant && pageOf(found.meant), rows: [] };
    case 'tag-unknown':
      return { because: found.because, href: undefined, rows: [] };
    case 'not-in-catalog':
      return { because: 'Not in the catalog: nothing is claimed about it.', href: undefined, rows: [] };
    default:
      return found satisfies never;
  }
}

function factsOf(image: CatalogImage): Omit<BaseFacts, 'because'> {
  const rows = shown.flatMap((id) => {
    const facet = facets.find((candidate) => candidate.id === id);
    const value = facet?.text(image);
    return facet && value !== undefined ? [{ label: facet.title, value }] : [];
  });
  return { href: pageOf(image), rows };
}

function pageOf({ id, entry }: CatalogImage): string | undefined {
  return entry ? `/images/${id}` : undefined;
}
