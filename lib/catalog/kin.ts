import type { IsoDate } from '../fact/fact';
import { presentIn } from '../fact/fact';
import { findImage } from './find';
import { suiteOf } from './grammar/suites';
import type { Catalog, CatalogImage } from './image';
import { hasEnded } from './life';
import type { TagLine } from './tags';

/**
 * The maintained lines of an official image, of the same kind and on the same distribution as one of its tags:
 * `php:8.4-apache` has `php:8.5-apache-trixie`. Only tags that the tables of `data/tags` vouch for.
 */
export function kinOf(catalog: Catalog, image: CatalogImage, today: IsoDate): readonly CatalogImage[] {
  const { releases, tags } = catalog;
  const lines = tags?.linesOf(image.family) ?? [];
  const [repository, tag] = image.reference.split(':');
  if (!releases || repository !== image.family || tag === undefined || tag.includes('@')) return [];
  const isLine = (part: string) => tags?.alias(repository, part, today) !== undefined;
  const kinds = tag
    .replace(/alpine-\d/, 'alpine')
    .split('-')
    .filter((part) => /^[a-z]/.test(part) && !suiteOf(part, releases) && !isLine(part));
  const upstream = presentIn(image.facts.upstream);
  const isAlpine = upstream !== undefined && upstream.distribution === 'alpine';
  const found = new Map<string, CatalogImage>();
  for (const line of lines) {
    const suite = isAlpine ? alpineOf(image.family, line) : line.suite;
    if (suite === undefined) continue;
    const parts = image.traits.tagOrder === 'suite-first' ? [suite, ...kinds] : [...kinds, suite];
    const kin = findImage(catalog, `${repository}:${[line.line, ...parts].join('-')}`, today);
    if (kin.kind === 'image' && !hasEnded(kin.image, today)) found.set(kin.image.id, kin.image);
  }
  return [...found.values()];
}

function alpineOf(repository: string, { alpine }: TagLine): string | undefined {
  if (alpine === undefined) return undefined;
  return repository === 'eclipse-temurin' ? `alpine-${alpine}` : `alpine${alpine}`;
}
