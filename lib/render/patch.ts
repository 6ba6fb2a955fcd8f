import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { visible } from '../text/visible';

/** The difference of two texts of a file in the unified form that `patch -p1` and `git apply` read; empty where there is none. */
export function patchOf(name: string, before: string, after: string): string {
  if (after === before) return '';
  const file = visible(name).replace(/^\/+/, '');
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}
