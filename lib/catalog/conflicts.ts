import { z } from 'zod';
import { keyOf } from './absent';
import { rowsByName } from './by-name';
import { sourced, text } from './values';

/** A file of `data/conflicts`: packages that are not installed beside one that images have. */
const conflict = sourced({
  packages: z.array(text).min(1),
  /** The one that images have. */
  with: text,
  /** What is there without them, as a clause, where that is most often enough. */
  enough: text.exactOptional(),
  /** Releases, as "rhel 9", whose own images have it, where no list of their packages says more. */
  in: z.array(text),
});

export const conflictTableSchema = z.strictObject({ form: z.enum(['rpm']), conflicts: z.array(conflict) });

export type ConflictTable = Readonly<z.infer<typeof conflictTableSchema>>;
export type PackageConflict = ConflictTable['conflicts'][number];

export type Conflicts = {
  /** Those of a package, by the form in which distributions pack it. */
  of(form: string, name: string): readonly PackageConflict[];
};

export function indexConflicts(tables: readonly ConflictTable[]): Conflicts {
  const forms = new Map<string, ReadonlyMap<string, readonly PackageConflict[]>>(
    tables.map(({ conflicts, form }) => [form, rowsByName(conflicts, ({ packages }) => packages)]),
  );
  return { of: (form, name) => forms.get(form)?.get(name) ?? [] };
}

/** Whether the own images of a release have it. */
export function isInOwnImages(
  conflict: PackageConflict,
  upstream: { readonly distribution: string; readonly release?: string },
): boolean {
  const { distribution, release } = upstream;
  return release !== undefined && conflict.in.includes(keyOf({ distribution, release }));
}
