import 'server-only';
import type { WholeCatalog } from '@/lib/catalog/catalog';
import { readCatalog } from '@/lib/catalog/files';
import { environment } from './environment';
import { createLaid, type Laid } from './inspecting/laid';
import { getStore } from './store';

declare global {
  // Kept over the copies of this module: pages and the proxy in front of them have one each.
  var plinthCatalog: Laid | undefined;
}

/** The catalog, read once a process, with what was measured of its images laid over it. */
export function getCatalog(): WholeCatalog {
  return laid().catalog();
}

/** Something was measured that may be of the catalog. */
export function lookForMeasured(): void {
  laid().forget();
}

function laid(): Laid {
  globalThis.plinthCatalog ??= createLaid(readCatalog(environment().PLINTH_CATALOG_DIR), getStore, Date.now);
  return globalThis.plinthCatalog;
}
