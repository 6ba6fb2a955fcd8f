import { before } from '../text/cut';

/** `libpq.so.5` and `libpq.so` → `libpq.so`. */
export function stemOf(soname: string): string {
  return soname.includes('.so') ? `${before(soname, '.so')}.so` : soname;
}

/** `libpq.so` asks for any version. */
export function isSameLibrary(wanted: string, soname: string): boolean {
  return wanted === soname || (wanted === stemOf(wanted) && wanted === stemOf(soname));
}
