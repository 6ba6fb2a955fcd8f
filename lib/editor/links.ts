import { findImage } from '../catalog/find';
import type { Catalog } from '../catalog/image';
import { readPragmas } from '../dockerfile/pragmas';
import { isReferenceError, parseReference } from '../reference/reference';
import { findRule } from '../rules/find-rule';
import type { Span } from '../text/span';
import { baseFacts } from './base-facts';
import type { EditorDocument, Surroundings } from './document';

export type Link = { readonly span: Span; readonly url: string };

/** Places that a click may follow: images to their pages, and rules that comments ignore, where a site has them. */
export function linksIn(
  document: EditorDocument,
  surroundings: Surroundings,
  site: string | undefined,
): readonly Link[] {
  return [
    ...imageLinks(document, surroundings, site),
    ...(site === undefined ? [] : ruleLinks(document, site)),
  ];
}

function imageLinks(
  document: EditorDocument,
  { catalog, today }: Surroundings,
  site: string | undefined,
): readonly Link[] {
  const links = new Map<number, Link>();
  for (const { uses } of document.graph().stages)
    for (const { source, span } of uses) {
      if (source.kind !== 'image' && source.kind !== 'scratch') continue;
      const reference = source.kind === 'scratch' ? 'scratch' : source.reference;
      const url = pageOf(reference, catalog(), today, site);
      // A trigger that is run several times names its images once.
      if (url !== undefined) links.set(span.start, { span, url });
    }
  return [...links.values()];
}

function ruleLinks(document: EditorDocument, site: string): readonly Link[] {
  return readPragmas(document.dockerfile()).flatMap(({ tool, ids, span }) => {
    if (tool !== 'plinth') return [];
    const links: Link[] = [];
    let at = span.start;
    for (const id of ids) {
      const start = document.text.indexOf(id, at);
      if (start === -1 || start >= span.end) break;
      at = start + id.length;
      if (findRule(id) !== undefined) links.push({ span: { start, end: at }, url: `${site}/rules/${id}` });
    }
    return links;
  });
}

/** Its page here, else that of the registry where everybody can look at it. */
function pageOf(
  reference: string,
  catalog: Catalog,
  today: string,
  site: string | undefined,
): string | undefined {
  const { href } = baseFacts(findImage(catalog, reference, today));
  if (href !== undefined && site !== undefined) return site + href;
  const read = parseReference(reference);
  if (reference === 'scratch' || isReferenceError(read) || read.registry !== 'docker.io') return undefined;
  const { repository } = read;
  return repository.startsWith('library/')
    ? `https://hub.docker.com/_/${repository.slice('library/'.length)}`
    : `https://hub.docker.com/r/${repository}`;
}
