import { assembleCatalog, type Edition, type WholeCatalog } from '../catalog';
import type { FamilyFile } from '../family';
import type { DataFiles } from '../folders';
import type { CatalogImage, Family, ImageNames } from '../image';
import { later } from '../later';
import { type PackageHead, packagesOf } from '../package-table';
import { shelvePackages } from '../packages';
import { indexReleases } from '../releases';
import { openHistory, type TagHistoryFile } from '../tag-history';
import { type TagVersion, versionsOf } from '../tag-versions';
import type { TagFiles } from '../tags';
import { readTraits } from '../traits';
import type { Entries } from './entries';
import { type PackedFacts, type PackedOrigin, unpackFacts } from './facts';
import { unpackContents, unpackNames } from './packages';
import { unpackWorked } from './worked';

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
  readonly names: ImageNames | undefined;
  /** Places in the columns of the facts. */
  readonly facts: readonly number[];
};

/** `open` gives the entries of a name. */
export function unpackCatalog(packed: PackedCatalog, open: (name: string) => Entries): WholeCatalog {
  const origins = open('origins');
  const known = new WeakMap<object, NonNullable<PackedOrigin['known']>>();
  const factsAt = unpackFacts(packed.facts, (at) => {
    const origin: PackedOrigin = origins.find(at);
    if (origin.value && origin.known) known.set(origin.value, origin.known);
    return origin;
  });
  const names = new WeakMap<CatalogImage, ImageNames>();
  const data = dataOf(packed.folders, open('data'));
  return assembleCatalog(data, {
    families: packed.families.map((family) => unpackFamily(family, factsAt, names)),
    namesOf: (image) => names.get(image),
    worked: unpackWorked(() => open('worked')),
    releases: indexReleases(data.releases ?? []),
    tagFiles: tagFilesIn(open('tag-history')),
    packages: () =>
      shelvePackages(
        packed.packages.map(({ entries, head }, at) =>
          packagesOf(
            head,
            unpackContents(
              () => open(entries),
              (list) => known.get(list)?.[at],
            ),
          ),
        ),
      ),
    packageNames: () => unpackNames(open('packages-across')),
    edition: () => packed.edition,
  });
}

/** A history by its repository, and what was worked out of it. */
export function packHistory(file: TagHistoryFile): readonly (readonly [string, unknown])[] {
  return [
    [file.repository, file],
    [`${file.repository} versions`, [...versionsOf(openHistory(file))]],
  ];
}

function tagFilesIn(entries: Entries): TagFiles {
  return {
    history(repository) {
      const file: TagHistoryFile = entries.find(repository);
      return openHistory(file);
    },
    versions: (repository) => new Map<string, TagVersion>(entries.find(`${repository} versions`)),
  };
}

function dataOf(folders: readonly string[], entries: Entries): Partial<DataFiles>;
function dataOf(folders: readonly string[], entries: Entries): unknown {
  return later(Object.fromEntries(folders.map((folder) => [folder, () => entries.find(folder)])));
}

function unpackFamily(
  { images, traits, ...family }: PackedFamily,
  factsAt: ReturnType<typeof unpackFacts>,
  all: WeakMap<CatalogImage, ImageNames>,
): Family {
  const read = readTraits(traits);
  return {
    ...family,
    traits: read,
    images: images.map(({ facts, id, name, names, reference, standsOn }) => {
      const image: CatalogImage = {
        id,
        family: family.id,
        traits: read,
        name,
        reference,
        facts: factsAt(facts),
        entry: true,
        ...(standsOn === undefined ? {} : { standsOn }),
      };
      if (names) all.set(image, names);
      return image;
    }),
  };
}
