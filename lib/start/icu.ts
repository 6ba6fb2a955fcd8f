import type { CatalogImage } from '../catalog/image';

/** .NET's own images for small programs bring ICU only where their name says `-extra`. */
export function isWithoutIcu({ reference, traits }: CatalogImage): boolean {
  const { icu } = traits;
  if (icu === undefined || reference.includes(icu.unless)) return false;
  return icu.without.some((word) => reference.includes(word));
}

export const invariantMode = 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT';
