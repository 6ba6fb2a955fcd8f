import type { CatalogImage } from '../catalog/image';

/**
 * .NET's own images on Alpine and its chiselled ones bring ICU only where their name says `-extra`.
 * https://github.com/dotnet/dotnet-docker/blob/main/documentation/ubuntu-chiseled.md
 */
export function isWithoutIcu({ reference }: CatalogImage): boolean {
  return (
    reference.startsWith('mcr.microsoft.com/dotnet/') &&
    /alpine|chiseled/.test(reference) &&
    !reference.includes('-extra')
  );
}

export const invariantMode = 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT';
