import { type Keep, writeKeep } from '@/lib/report/keep';

/** A path of this site with what is kept, whatever it said of that before. */
export function withKeep(path: string, words: readonly string[]): string {
  const { pathname, searchParams, hash } = new URL(path, 'http://path');
  searchParams.delete('keep');
  for (const word of words) searchParams.append('keep', word);
  const query = searchParams.toString();
  return `${pathname}${query === '' ? '' : `?${query}`}${hash}`;
}

/** Shows another address for this page; what is kept stays. */
export function showAddress(path: string): void {
  const { search } = window.location;
  window.history.replaceState(null, '', withKeep(path, new URLSearchParams(search).getAll('keep')));
}

export function showKeep(keep: Keep): void {
  const { pathname, search, hash } = window.location;
  window.history.replaceState(null, '', withKeep(pathname + search + hash, writeKeep(keep)));
}
