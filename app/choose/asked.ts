import type { WholeCatalog } from '@/lib/catalog/catalog';
import type { Keep } from '@/lib/report/keep';
import { readKeep } from '@/lib/report/read-keep';
import { releasesFor, type Starter, starters } from '@/lib/rewrite/starter';

/** What is chosen on the page, as its address says it; what is not understood is as if it were not there. */
export type Asked = {
  readonly starter: Starter;
  /** Undefined where none gets fixes any more. */
  readonly release: string | undefined;
  readonly releases: readonly string[];
  readonly callsC: boolean;
  readonly keep: Keep;
  readonly keepWords: ReadonlySet<string>;
};

export function readAsked(search: URLSearchParams, catalog: WholeCatalog, today: string): Asked | undefined {
  const [usual] = starters;
  const starter = starters.find(({ id }) => id === search.get('language')) ?? usual;
  if (starter === undefined) return undefined;
  const releases = releasesFor(starter, catalog, today);
  const [newest] = releases;
  const release = releases.find((one) => one === search.get('release')) ?? newest;
  const words = search.getAll('keep').filter((word) => readKeep([word]).keep !== undefined);
  const { keep } = readKeep(words);
  return {
    starter,
    release,
    releases,
    callsC: starter.mayCallC === true && search.get('c') === '1',
    keep: keep ?? {},
    keepWords: new Set(keep === undefined ? [] : words),
  };
}
