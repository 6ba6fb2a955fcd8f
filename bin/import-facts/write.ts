import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactEntries, FamilyFile } from '../../lib/catalog/family';
import type { Product } from '../../lib/catalog/releases';
import type { TagTable } from '../../lib/catalog/tags';
import type { TraitEntries } from '../../lib/catalog/traits';

/** Writes a family so that a changed fact is one changed line: one block a variant, one line a fact. */
export function writeFamily(folder: string, family: FamilyFile): void {
  const { id, name, summary, publisher, homepage, traits } = family;
  const head = Object.entries({ id, name, summary, publisher, homepage }).map(
    ([key, value]) => `  ${line(key)}: ${line(value)}`,
  );
  const variants = family.variants.map(
    (variant) =>
      `    {\n      "id": ${line(variant.id)},\n      "name": ${line(variant.name)},\n      "reference": ${line(variant.reference)},${variant.standsOn === undefined ? '' : `\n      "standsOn": ${line(variant.standsOn)},`}\n      "facts": ${facts(variant.facts, '      ')}\n    }`,
  );
  const common = traits === undefined ? '' : `\n  "traits": ${facts(traits, '  ')},`;
  const text = `{\n${head.join(',\n')},\n  "facts": ${facts(family.facts, '  ')},${common}\n  "variants": [\n${variants.join(',\n')}\n  ]\n}\n`;
  writeFileSync(join(folder, `${id}.json`), text);
}

export function writeProduct(folder: string, product: Product): void {
  const { releases, ...head } = product;
  const lines = Object.entries(head).map(([key, value]) => `  ${line(key)}: ${line(value)}`);
  const rows = releases.map((release) => `    ${line(release)}`);
  writeFileSync(
    join(folder, `${product.id}.json`),
    `{\n${lines.join(',\n')},\n  "releases": [\n${rows.join(',\n')}\n  ]\n}\n`,
  );
}

export function writeTags(folder: string, table: TagTable): void {
  const { repository, retired, history, aliases } = table;
  const head = Object.entries({ repository, retired, history })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${line(key)}: ${line(value)}`);
  const rows = aliases.map((row) => `    ${line(row)}`).join(',\n');
  const written = `  "aliases": ${rows === '' ? '[]' : `[\n${rows}\n  ]`}`;
  writeFileSync(join(folder, `${repository}.json`), `{\n${[...head, written].join(',\n')}\n}\n`);
}

function facts(entries: FactEntries | TraitEntries, indent: string): string {
  const lines = Object.entries(entries).map(([facet, entry]) => `${indent}  ${line(facet)}: ${line(entry)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}

/** JSON on one line with a space after separators, for reading. */
function line(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(line).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${line(item)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}
