import type { Catalog, CatalogImage } from '@/lib/catalog/image';
import { facetById } from '@/lib/facets/index';
import { symbols } from './symbols';

/** Images that stand at one place of the picture. */
export type Point = {
  readonly packages: number;
  readonly bytes: number;
  readonly images: readonly [CatalogImage, ...CatalogImage[]];
  /** Position in the legend. */
  readonly group: number;
};

export type Points = {
  readonly groups: readonly string[];
  readonly points: readonly Point[];
  /** Nothing inside: off a logarithmic scale. */
  readonly empty: readonly CatalogImage[];
};

/** Images of which both compressed size and number of packages are known, the families with most of them first. */
export function sizePoints(catalog: Catalog): Points {
  const size = facetById('compressed-size');
  const count = facetById('package-count');
  const places = new Map<
    string,
    { packages: number; bytes: number; images: [CatalogImage, ...CatalogImage[]] }
  >();
  const empty: CatalogImage[] = [];
  for (const image of catalog.images) {
    const bytes = size?.number(image);
    const packages = count?.number(image);
    if (bytes === undefined || packages === undefined) continue;
    if (bytes === 0 || packages === 0) {
      empty.push(image);
      continue;
    }
    const key = `${image.family} ${packages} ${bytes}`;
    const place = places.get(key);
    if (place) place.images.push(image);
    else places.set(key, { packages, bytes, images: [image] });
  }
  const families = familiesByCount([...places.values()].map(({ images }) => images[0].family));
  const named = families.length > symbols.length ? families.slice(0, symbols.length - 1) : families;
  const nameOf = (id: string) => catalog.families.find((family) => family.id === id)?.name ?? id;
  return {
    groups: [...named.map(nameOf), ...(named.length < families.length ? ['others'] : [])],
    points: [...places.values()].map((place) => {
      const group = named.indexOf(place.images[0].family);
      return { ...place, group: group === -1 ? named.length : group };
    }),
    empty,
  };
}

function familiesByCount(ids: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
}
