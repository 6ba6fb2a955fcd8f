import 'server-only';
import type { WholeCatalog } from '@/lib/catalog/catalog';
import { readCatalog } from '@/lib/catalog/files';
import { environment } from './environment';

declare global {
  // Kept over the copies of this module: pages and the proxy in front of them have one each.
  var plinthCatalog: WholeCatalog | undefined;
}

/** The catalog: read once a process. */
export function getCatalog(): WholeCatalog {
  globalThis.plinthCatalog ??= readCatalog(environment().PLINTH_CATALOG_DIR);
  return globalThis.plinthCatalog;
}
