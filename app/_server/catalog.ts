import 'server-only';
import { cache } from 'react';
import type { WholeCatalog } from '@/lib/catalog/catalog';
import { readCatalog } from '@/lib/catalog/files';
import { environment } from './environment';

/** The catalog: read once a process. */
export const getCatalog: () => WholeCatalog = cache(() => readCatalog(environment().PLINTH_CATALOG_DIR));
