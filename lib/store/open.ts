import type { Engine } from './engine';
import type { Store } from './store';
import { storeOn } from './store-on';

/** Where reports are kept: in the PostgreSQL database at `url` if there is one, otherwise in a file in `folder`. */
export type Place = {
  readonly folder: string;
  readonly url: string | undefined;
  /** Beyond it nothing more is stored. */
  readonly mostBytes: number;
};

/** Only the driver that is used is loaded. Throws StoreError. */
export async function openEngine({ folder, url, mostBytes }: Place): Promise<Engine> {
  if (url === undefined) return (await import('./sqlite')).openSqliteEngine(folder, mostBytes);
  return (await import('./postgres')).openPostgresEngine(url, { mostBytes });
}

export async function openStore(place: Place): Promise<Store> {
  return storeOn(await openEngine(place));
}
