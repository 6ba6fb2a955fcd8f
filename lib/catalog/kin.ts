import type { IsoDate } from '../fact/fact';
import { presentIn } from '../fact/fact';
import { findImage } from './find';
import { suiteOf, upstreamOf } from './grammar/suites';
import type { Catalog, CatalogImage } from './image';
import { hasEnded } from './life';
import type { Releases } from './releases';
import { spanOn } from './tag-history';
import type { Upstream } from './values';

/**
 * The maintained lines of an official image, of the same kind and on the same distribution as one of its tags:
 * `php:8.4-apache` has `php:8.5-apache-trixie`. Only tags that are listed.
 */
export function kinOf(catalog: Catalog, image: CatalogImage, today: IsoDate): readonly CatalogImage[] {
  const { releases, tags } = catalog;
  const [repository, tag] = image.reference.split(':');
  if (!releases || !tags || repository !== image.family || tag === undefined || tag.includes('@')) return [];
  const isLine = (part: string) => tags.alias(repository, part, today) !== undefined;
  const kinds = tag
    .replace(/alpine-\d/, 'alpine')
    .split('-')
    .filter((part) => /^[a-z]/.test(part) && !suiteOf(part, releases) && !isLine(part));
  const upstream = presentIn(image.facts.upstream);
  const isAlpine = upstream !== undefined && upstream.distribution === 'alpine';
  const found = new Map<string, CatalogImage>();
  for (const line of tags.linesOf(repository, today)) {
    const span = spanOn(tags.spans(repository, isAlpine ? `${line}-alpine` : line, today), today);
    const suite = span && suiteIn(upstreamOf(span.last ?? span.distribution), repository, releases);
    if (suite === undefined) continue;
    const parts = image.traits.tagOrder === 'suite-first' ? [suite, ...kinds] : [...kinds, suite];
    const named = [line, ...parts].join('-');
    if (tags.listed(repository, named, today) !== true) continue;
    const kin = findImage(catalog, `${repository}:${named}`, today);
    if (kin.kind === 'image' && !hasEnded(kin.image, today)) found.set(kin.image.id, kin.image);
  }
  return [...found.values()];
}

/** How tags of a repository name a release: `trixie`, `alpine3.24`, `al2023`. */
function suiteIn(upstream: Upstream | undefined, repository: string, releases: Releases): string | undefined {
  if (upstream?.release === undefined) return undefined;
  const { distribution, release } = upstream;
  if (distribution === 'alpine')
    return repository === 'eclipse-temurin' ? `alpine-${release}` : `alpine${release}`;
  if (distribution === 'amazon-linux') return `al${release}`;
  return releases.find(distribution, release)?.codename;
}
