import type { Digest, IsoDate, Source } from '../fact/fact';
import { isSameLibrary } from './soname';

/** What stands in an image, by name, with the path of each. What is not named is not there: all layers were read. */
export type Listed = {
  readonly at: ReadonlyMap<string, string>;
  readonly source: Extract<Source, { readonly kind: 'image' }>;
};

/** What was read out of the bytes of an image: more than facts that people compare. */
export type Observed = {
  /** As it was named when it was measured. */
  readonly reference: string;
  /** Of the manifest of the platform. */
  readonly digest: Digest;
  readonly platform: string;
  readonly observed: IsoDate;
  /** The directories of PATH in its configuration: programs were looked for in these alone. */
  readonly path: readonly string[];
  /** Undefined where they were not read. */
  readonly programs: Listed | undefined;
  /** Beside C and POSIX, spelled alike: `en_us.utf8`; undefined where they were not read. */
  readonly locales: ReadonlySet<string> | undefined;
  /** In the directories of the loader, by soname; undefined where they were not read. */
  readonly libraries: Listed | undefined;
};

/** `en_US.UTF-8` and `en_US.utf8` are one. */
export function spelledLocale(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}

/** Where the loader finds a library, by its soname or by `libpq.so` for any version. */
export function libraryObserved({ at }: Listed, soname: string): string | undefined {
  const exact = at.get(soname);
  if (exact !== undefined || !soname.endsWith('.so')) return exact;
  for (const [name, path] of at) if (isSameLibrary(soname, name)) return path;
  return undefined;
}
