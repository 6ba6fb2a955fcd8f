import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { WholeCatalog } from '../../lib/catalog/catalog';
import { readData, readFolder, readObservations, readWritten } from '../../lib/catalog/files';
import { type DataFiles, folders } from '../../lib/catalog/folders';
import type { CatalogImage } from '../../lib/catalog/image';
import { namesOf } from '../../lib/catalog/image-names';
import type { PackageHead } from '../../lib/catalog/package-table';
import { type PackedCatalog, packHistory } from '../../lib/catalog/packed/catalog';
import { blocksOf, plainJson } from '../../lib/catalog/packed/entries';
import { facetsOf, type PackedOrigin, packFacts } from '../../lib/catalog/packed/facts';
import { headOf, packNames, packTable } from '../../lib/catalog/packed/packages';
import { packWorked } from '../../lib/catalog/packed/worked';
import { presentIn } from '../../lib/fact/fact';
import { programIn } from '../../lib/programs/image-programs';
import { codesOf } from '../../lib/recommend/traits';

/** What has a form of its own; the other folders of the data are kept as they are. */
const apart = ['families', 'packages', 'packages-across'];

/** Writes the data as a package carries it: `lib/catalog/packed-files.ts` reads it. */
export function packData(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const data = readData(from);
  const catalog = readWritten(from);
  const {
    packed: facts,
    places,
    origins,
  } = packFacts(catalog.images, (image) => knownOf(image, catalog, data));
  const placesOf = new Map(catalog.images.map((image, at) => [image, places[at] ?? []]));
  const traits = new Map(data.families.map((family) => [family.id, family.traits]));
  const kept = Object.keys(folders).filter((name) => !apart.includes(name));
  const packed: PackedCatalog = {
    edition: { revision: catalog.revision, date: catalog.date },
    families: catalog.families.map(({ images, ...family }) => ({
      ...family,
      traits: traits.get(family.id),
      images: images.map((image) => ({
        id: image.id,
        name: image.name,
        reference: image.reference,
        names: namesOf(image),
        ...(image.standsOn !== undefined && { standsOn: image.standsOn }),
        facts: placesOf.get(image) ?? [],
      })),
    })),
    facts,
    folders: kept,
    packages: data.packages.map((table, at) => ({ entries: `packages-${at}`, head: headOf(table) })),
  };
  writeFileSync(join(to, 'catalog.json'), plainJson(packed));
  writeEntries(to, 'origins', origins);
  writeEntries(to, 'data', [
    ...Object.entries(data).filter(([name]) => kept.includes(name)),
    ['observations', readObservations(from).map(({ content }) => content)],
  ]);
  writeEntries(to, 'tag-history', historiesOf(from));
  writeEntries(to, 'worked', packWorked(numbersOfImages(catalog), answersOfImages(catalog, data)));
  writeEntries(to, 'packages-across', packNames(data['packages-across']));
  for (const [at, table] of data.packages.entries()) writeEntries(to, `packages-${at}`, packTable(table));
}

/** What the table of its distribution knows of all packages of an image. */
function knownOf(
  { facts }: CatalogImage,
  { packages }: WholeCatalog,
  data: DataFiles,
): PackedOrigin['known'] {
  const upstream = presentIn(facts.upstream);
  const own = upstream && packages.of(upstream);
  if (!own || !facts.packages.known) return undefined;
  const tables: readonly PackageHead[] = data.packages;
  const at = tables.indexOf(own.table);
  const { value } = facts.packages;
  return { [at]: { programs: own.knowsAll(value, 'programs'), libraries: own.knowsAll(value, 'libraries') } };
}

/** What tells the images apart in all that their own entries say. */
function numbersOfImages(
  catalog: WholeCatalog,
): readonly (readonly [trait: string, numbers: readonly number[]])[] {
  const [first] = catalog.images;
  const facets = first === undefined ? [] : facetsOf(first.facts);
  return (['family', 'product', 'product name', 'repository', ...facets] as const).map((trait) => [
    trait,
    [...codesOf(catalog, trait).codes],
  ]);
}

/** Whether the images of the catalog have each program that packages are known to bring. */
function answersOfImages(
  catalog: WholeCatalog,
  { packages }: DataFiles,
): readonly (readonly [program: string, letters: string])[] {
  const programs = new Set(packages.flatMap((table) => table.programs));
  return [...programs].map((program) => [
    program,
    catalog.images.map((image) => programIn(catalog, image, program).is.charAt(0)).join(''),
  ]);
}

function historiesOf(folder: string): readonly (readonly [string, unknown])[] {
  return readFolder(join(folder, 'tag-history')).flatMap(({ content }) => packHistory(content));
}

/** The length of the head as text of ten characters, the head, and the blocks, each deflated by itself. */
function writeEntries(
  folder: string,
  name: string,
  entries: Iterable<readonly [name: string, value: unknown]>,
): void {
  const blocks = blocksOf(entries).map(({ first, text }) => ({
    first,
    bytes: deflateRawSync(text, { level: 9 }),
  }));
  const head = plainJson({
    first: blocks.map(({ first }) => first),
    lengths: blocks.map(({ bytes }) => bytes.length),
  });
  const bytes = Buffer.from(head);
  writeFileSync(
    join(folder, `${name}.entries`),
    Buffer.concat([
      Buffer.from(String(bytes.length).padStart(10)),
      bytes,
      ...blocks.map((each) => each.bytes),
    ]),
  );
}
