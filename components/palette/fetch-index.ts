import type { PaletteIndex } from '@/lib/palette/found';
import { prepareSearch } from '@/lib/table/search';
import { fetchPacked } from '../ui/packed';

export { imageHits } from '@/lib/palette/images';
export { searchPalette } from '@/lib/palette/search-palette';

let coming: Promise<PaletteIndex> | undefined;

/** All there is to search, fetched once a page; what failed is tried again. */
export function fetchIndex(): Promise<PaletteIndex> {
  coming ??= fetchPacked<PaletteIndex>('/search-index.gz')
    .then((index) => {
      prepareSearch(index.table);
      return index;
    })
    .catch((error: unknown) => {
      coming = undefined;
      throw error;
    });
  return coming;
}
