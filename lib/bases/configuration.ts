import { configurationOf } from '../catalog/configuration';
import { findImage } from '../catalog/find';
import type { Catalog } from '../catalog/image';
import type { ConfigurationOf } from '../stages/stage';

/** What the catalog knows of the configuration of a referenced image, for the stage graph. */
export function configurationFor(catalog: Catalog, today: string): ConfigurationOf {
  return (reference) => {
    const found = findImage(catalog, reference, today);
    return found.kind === 'image' ? configurationOf(found.image) : undefined;
  };
}
