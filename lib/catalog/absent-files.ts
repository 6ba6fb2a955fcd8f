import { z } from 'zod';
import { rowByName } from './by-name';
import { isSince } from './since';
import { sourced, text, type Upstream } from './values';

const path = text.regex(/^(\/[\w.-]+)+$/);

const file = sourced({
  paths: z.array(path).min(1),
  /** The first release of the distribution without it. */
  since: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .exactOptional(),
  /** Where what people look for is; left out where there is nothing of the kind. */
  instead: path.exactOptional(),
  /** A program of the package that brings it: where the image may have that, it may have this too. */
  comesWith: text.exactOptional(),
  /** How the names of packages begin that bring it. */
  broughtBy: z.array(text).min(1).exactOptional(),
});

const files = z.array(file).min(1);

/** A file of `data/absent-files`: files that people count on and that images do not have, of a distribution or a family. */
export const absentFileTableSchema = z.union([
  z.strictObject({ distribution: text, files }),
  z.strictObject({ family: text, files }),
]);

export type AbsentFileTable = Readonly<z.infer<typeof absentFileTableSchema>>;
export type AbsentFile = AbsentFileTable['files'][number];

/** What of an image says which files it has. */
export type FileGround = {
  readonly family: string;
  readonly upstream: Upstream | undefined;
  /** Its packages are from the sources that its distribution names. */
  readonly isPlain: boolean;
};

/** The file at a path that an image is known to come without. */
export type AbsentFileShelf = (ground: FileGround, path: string) => AbsentFile | undefined;

export function indexAbsentFiles(tables: readonly AbsentFileTable[]): AbsentFileShelf {
  const rows = tables.map((table) => ({ table, byPath: rowByName(table.files, ({ paths }) => paths) }));
  return (ground, at) => {
    for (const { byPath, table } of rows) {
      const found = byPath.get(at);
      if (found !== undefined && isOf(ground, table, found)) return found;
    }
    return undefined;
  };
}

/** Where an image has sources of packages of its own, its files of them may be others. */
function isOf(
  { family, isPlain, upstream }: FileGround,
  table: AbsentFileTable,
  { since }: AbsentFile,
): boolean {
  if ('family' in table) return family === table.family;
  if (upstream?.distribution !== table.distribution || !isPlain) return false;
  return since === undefined || isSince(upstream.release, since);
}
