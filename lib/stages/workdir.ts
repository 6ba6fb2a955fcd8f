import { resolvePath } from '../path/path';

/**
 * The directory WORKDIR leads to from `current`, as BuildKit joins and cleans it.
 * On Windows the drive letter is dropped and separators are backslashes.
 */
export function joinWorkdir(current: string | undefined, wanted: string, os: string): string {
  const windows = os === 'windows';
  const target = slashed(wanted, windows);
  const joined = target.startsWith('/') ? target : `${slashed(current ?? '/', windows)}/${target}`;
  const clean = resolvePath('/', joined);
  return windows ? clean.replaceAll('/', '\\') : clean;
}

/** Whether WORKDIR starts anew with `wanted` instead of going on from where it is. */
export function isAbsolute(wanted: string, os: string): boolean {
  return slashed(wanted, os === 'windows').startsWith('/');
}

function slashed(path: string, windows: boolean): string {
  return windows ? path.replaceAll('\\', '/').replace(/^[a-zA-Z]:/, '') : path;
}
