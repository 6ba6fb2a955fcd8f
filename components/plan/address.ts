import type { Keep } from '@/lib/report/keep';
import { writeKeep } from '@/lib/report/write-keep';

/** A path of this site with what is kept, whatever it said of that before. */
export function withKeep(path: string, words: readonly string[]): string {
  const { pathname, searchParams, hash } = new URL(path, 'http://path');
  searchParams.delete('keep');
  for (const word of words) searchParams.append('keep', word);
  const query = searchParams.toString();
  return `${pathname}${query === '' ? '' : `?${query}`}${hash}`;
}

/** A path of this site with what the address shown says is kept. */
export function withKept(path: string): string {
  return withKeep(path, new URLSearchParams(window.location.search).getAll('keep'));
}

/** Shows another address for this page; what is kept stays. */
export function showAddress(path: string): void {
  window.history.replaceState(null, '', withKept(path));
}

export function showKeep(keep: Keep): void {
  const { pathname, search, hash } = window.location;
  window.history.replaceState(null, '', withKeep(pathname + search + hash, writeKeep(keep)));
}
