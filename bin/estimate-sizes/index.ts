import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { WholeCatalog } from '../../lib/catalog/catalog';
import { buildCatalog } from '../../lib/catalog/catalog';
import type { FamilyFile, Variant } from '../../lib/catalog/family';
import { readData } from '../../lib/catalog/files';
import type { CatalogImage } from '../../lib/catalog/image';
import type { SizeEstimates } from '../../lib/catalog/size-estimates';
import { bestSource, type KnownFact, presentIn } from '../../lib/fact/fact';
import { own } from '../../lib/text/table';
import { writeFamily } from '../import-facts/write';
import { type Archive, archives, platforms, readWeights, type Weight } from './archive';
import { type Content, type Contents, contentsOf, readContents } from './contents';
import {
  estimateOf,
  factorOf,
  type Measured,
  type Sizes,
  stoodFor,
  sumOf,
  testsOf,
  unpacked,
  type Weights,
} from './estimate';

/**
 * Writes the estimated sizes of images nobody measured, and how far the estimates are off:
 * `npx tsx bin/estimate-sizes/index.ts [<folder> <day>]`.
 * With a folder, the sizes of packages are read anew out of what was gathered in there on that day (`archive.ts` says
 * what), and kept in `data/archive-sizes` as far as some image holds them. Without, and of the forms of packages that the
 * folder has nothing of, they are taken from there.
 */

const data = fileURLToPath(new URL('../../data', import.meta.url));

/** A package of Alpine's form is itself a compressed archive of its files, as a layer is. */
const fixedFactors: { readonly [Format in SizeEstimates['format']]?: number } = { apk: 1 };

type Held = { readonly archive: Archive; readonly weights: Weights };

function main([folder, day]: readonly string[]): void {
  const { families, ...files } = readData(data);
  const catalog = buildCatalog({ ...files, families: families.map(withoutEstimates) });
  const contents = readContents(join(data, 'archive-sizes', 'contents.json'));
  const held = archives.map((archive): Held => {
    if (folder !== undefined && day !== undefined && existsSync(join(folder, archive.format)))
      keepWeights(archive, folder, day, catalog, contents);
    return { archive, weights: readKept(archive) };
  });
  const factors = new Map(
    (['deb', 'apk', 'rpm'] as const).map((format) => [format, writeTests(format, held, catalog, contents)]),
  );
  const weighed = unpacked(contents, factors);
  for (const family of families) {
    const variants = family.variants.map((variant) => {
      const estimate = estimateFor(variant.id, held, factors, catalog, weighed);
      return estimate === undefined ? without(variant) : withEstimate(variant, estimate, weighed);
    });
    if (!isDeepStrictEqual(variants, family.variants))
      writeFamily(join(data, 'families'), { ...family, variants });
  }
}

/** Tests the method for one format of packages and writes what came out; its factor. */
function writeTests(
  format: SizeEstimates['format'],
  held: readonly Held[],
  catalog: WholeCatalog,
  contents: Contents,
): number {
  const measured = measuredIn(
    held.filter(({ archive }) => archive.format === format),
    catalog,
    contents,
  );
  const fixed = fixedFactors[format];
  const factor = fixed ?? factorOf(measured);
  const rows = testsOf(measured, fixed).map((test) => `    ${line(test)}`);
  writeFileSync(
    join(data, 'size-estimates', `${format}.json`),
    `{\n  "format": ${line(format)},\n  "factor": ${factor},\n  "tests": [\n${rows.join(',\n')}\n  ]\n}\n`,
  );
  return factor;
}

function measuredIn(held: readonly Held[], catalog: WholeCatalog, contents: Contents): readonly Measured[] {
  return contents.measured.flatMap((row): Measured[] => {
    const image = catalog.get(row.like);
    const found = image && heldBy(image, held);
    const own = contentsOf(row.like, contents, catalog);
    const content = own && row.packages ? { ...own, packages: row.packages } : own;
    if (image === undefined || found === undefined || content === undefined) return [];
    return platforms.flatMap((platform) => {
      if (platform !== (row.platform ?? platform)) return [];
      const sum = sumOf(content, found.weights, contents, platform, content.packages.length / 12);
      const fact = image.facts.compressedSize;
      const size = row.measured ?? (fact.known ? fact.value[platform] : undefined);
      const from = row.source ?? (fact.known ? sourceOf(fact) : undefined);
      if (sum === undefined || size === undefined || from === undefined) return [];
      const { source, retrieved } =
        typeof from === 'string' ? { source: from, retrieved: row.retrieved ?? '' } : from;
      return [{ image: row.image ?? image.reference, platform, measured: size, source, retrieved, ...sum }];
    });
  });
}

function sourceOf(fact: KnownFact<unknown>) {
  const source = bestSource(fact);
  return source.kind === 'document' ? { source: source.url, retrieved: source.retrieved } : undefined;
}

function heldBy({ facts }: CatalogImage, held: readonly Held[]): Held | undefined {
  const upstream = presentIn(facts.upstream);
  if (upstream === undefined) return undefined;
  return held.find(({ archive: { distributions, release } }) => {
    const names: readonly string[] = distributions;
    return names.includes(upstream.distribution) && (release === undefined || upstream.release === release);
  });
}

type Estimate = { readonly sizes: Sizes; readonly content: Content; readonly stoodFor: readonly string[] };

function estimateFor(
  id: string,
  held: readonly Held[],
  factors: ReadonlyMap<string, number>,
  catalog: WholeCatalog,
  contents: Contents,
): Estimate | undefined {
  const image = catalog.get(id);
  const found = image && heldBy(image, held);
  const content = contentsOf(id, contents, catalog);
  const factor = found && factors.get(found.archive.format);
  if (image?.facts.compressedSize.known || !found || !content?.isAll || factor === undefined)
    return undefined;
  const sizes = estimateOf(content, found.weights, contents, factor);
  return sizes && { sizes, content, stoodFor: stoodFor(content, found.weights, contents) };
}

function without({ facts: { estimatedSize: _, ...facts }, ...variant }: Variant): Variant {
  return { ...variant, facts };
}

function withoutEstimates(family: FamilyFile): FamilyFile {
  return { ...family, variants: family.variants.map(without) };
}

function withEstimate(variant: Variant, { sizes, content, stoodFor }: Estimate, contents: Contents): Variant {
  const { packages, parts } = content;
  const named = parts.length === 0 ? '' : `, with ${parts.join(', ')}`;
  const instead = stoodFor.length === 0 ? '' : `; ${stoodFor.join(', ')}`;
  const counted = packages.length === 1 ? 'one package' : `${packages.length} packages`;
  const estimatedSize = {
    value: { ...sizes },
    derived: `what ${counted} of it come${packages.length === 1 ? 's' : ''} to by the index of the archive${named}${instead}`,
    from: [
      ...new Set([...content.from, ...parts.flatMap((name) => own(contents.parts, name)?.source ?? [])]),
    ],
  };
  return { ...variant, facts: { ...without(variant).facts, estimatedSize } };
}

function keepWeights(
  archive: Archive,
  folder: string,
  day: string,
  catalog: WholeCatalog,
  contents: Contents,
): void {
  const { weights, sources } = readWeights(archive, folder, day);
  const names = new Set<string>();
  for (const image of catalog.images) {
    if (heldBy(image, [{ archive, weights }]) === undefined) continue;
    for (const name of contentsOf(image.id, contents, catalog)?.packages ?? []) names.add(name);
  }
  for (const { packages = [] } of contents.measured) for (const name of packages) names.add(name);
  for (const [name, other] of Object.entries(contents.standIns)) if (names.has(name)) names.add(other);
  const kept = [...names].sort().flatMap((name) => {
    const weight = weights.get(name);
    return weight === undefined ? [] : [`    ${line(name)}: ${line(weight)}`];
  });
  writeFileSync(
    join(data, 'archive-sizes', `${archive.id}.json`),
    `{\n  "sources": [\n${sources.map((source) => `    ${line(source)}`).join(',\n')}\n  ],\n  "packages": {\n${kept.join(',\n')}\n  }\n}\n`,
  );
}

function readKept({ id }: Archive): Weights {
  const { packages } = JSON.parse(readFileSync(join(data, 'archive-sizes', `${id}.json`), 'utf8'));
  return new Map<string, Weight>(Object.entries(packages));
}

/** JSON on one line with a space after separators, for reading. */
function line(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(line).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${line(item)}`)
    .join(', ')} }`;
}

main(process.argv.slice(2));
