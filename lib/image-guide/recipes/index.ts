import type { Catalog, CatalogImage } from '../../catalog/image';
import { dotnet } from './dotnet';
import { java } from './java';
import { c, go, rust } from './native';
import { node } from './node';
import { python } from './python';
import { isCurrent, type Recipe } from './recipe';

const makers = [go, rust, c, java, node, python, dotnet];

/** Multi-stage Dockerfiles that end on `image`, one for each language it suits. None for an image no longer made. */
export function recipesFor(image: CatalogImage, catalog: Catalog): readonly Recipe[] {
  if (!isCurrent(image)) return [];
  return makers.flatMap((make) => make(image, catalog) ?? []);
}
