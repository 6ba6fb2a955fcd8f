import { assembleCatalog, type Edition, type WholeCatalog } from '../catalog';
import type { FamilyFile } from '../family';
import type { DataFiles } from '../folders';
import type { CatalogImage, Family } from '../image';
import { later } from '../later';
import { type PackageHead, packagesOf } from '../package-table';
import { shelvePackages } from '../packages';
import { indexReleases } from '../releases';
import { openHistory, type TagHistoryFile } from '../tag-history';
import { readTraits } from '../traits';
import type { Entries } from './entries';
import { type PackedFacts, unpackFacts } from './facts';
import { unpackContents, unpackNames } from './packages';

/** What of the catalog is read at once: what follows from the facts was worked out when it was packed. */
export type PackedCatalog = {
  readonly edition: Edition;
  readonly families: readonly PackedFamily[];
  readonly facts: PackedFacts;
  /** The folders of the data that are read one by one. */
  readonly folders: readonly string[];
  /** The tables of packages, each with the name of its entries. */
  readonly packages: readonly { readonly entries: string; readonly head: PackageHead }[];
};

export type PackedFamily = Omit<Family, 'images' | 'traits'> & {
  readonly traits: FamilyFile['traits'];
  readonly images: readonly PackedImage[];
};

type PackedImage = Pick<CatalogImage, 'id' | 'name' | 'reference' | 'standsOn'> & {
  /** Places in the columns of the facts. */
  readonly facts: readonly number[];
};

/** `open` gives the entries of a name. */
export function unpackCatalog(packed: PackedCatalog, open: (name: string) => Entries): WholeCatalog {
  const origins = open('origins');
  const factsAt = unpackFacts(packed.facts, (at) => origins.find(at));
  const data = dataOf(packed.folders, open('data'));
  const histories = open('tag-history');
  return assembleCatalog(data, {
    families: packed.families.map((family) => unpackFamily(family, factsAt)),
    releases: indexReleases(data.releases ?? []),
    history(repository) {
      const file: TagHistoryFile = histories.find(repository);
      return openHistory(file);
    },
    packages: () =>
      shelvePackages(
        packed.packages.map(({ entries, head }) => packagesOf(head, unpackContents(() => open(entries)))),
      ),
    packageNames: () => unpackNames(open('packages-across')),
    edition: () => packed.edition,
  });
}

function dataOf(folders: readonly string[], entries: Entries): Partial<DataFiles>;
function dataOf(folders: readonly string[], entries: Entries): unknown {
  return later(Object.fromEntries(folders.map((folder) => [folder, () => entries.find(folder)])));
}

function unpackFamily(
  { images, traits, ...family }: PackedFamily,
  factsAt: ReturnType<typeof unpackFacts>,
): Family {
  const read = readTraits(traits);
  return {
    ...family,
    traits: read,
    images: images.map(({ id, name, reference, facts, standsOn }) => ({
      id,
      family: family.id,
      traits: read,
      name,
      reference,
      facts: factsAt(facts),
      entry: true,
      ...(standsOn === undefined ? {} : { standsOn }),
    })),
  };
}
