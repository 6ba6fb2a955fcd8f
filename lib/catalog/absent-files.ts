import { z } from 'zod';
import { presentIn } from '../fact/fact';
import { rowByName } from './by-name';
import type { CatalogImage } from './image';
import { isSince } from './since';
import { sourced, text } from './values';

const path = text.regex(/^(\/[\w.-]+)+$/);

const file = sourced({
  paths: z.array(path).min(1),
  /** The first release of the distribution without it. */
  since: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .exactOptional(),
  /** Where what people look for is. */
  instead: path,
});

const files = z.array(file).min(1);

/** A file of `data/absent-files`: files that people count on and that images do not have, of a distribution or a family. */
export const absentFileTableSchema = z.union([
  z.strictObject({ distribution: text, files }),
  z.strictObject({ family: text, files }),
]);

export type AbsentFileTable = Readonly<z.infer<typeof absentFileTableSchema>>;
export type AbsentFile = AbsentFileTable['files'][number];

/** The file at a path that an image is known to come without. */
export type AbsentFileShelf = (image: CatalogImage, path: string) => AbsentFile | undefined;

export function indexAbsentFiles(tables: readonly AbsentFileTable[]): AbsentFileShelf {
  const rows = tables.map((table) => ({ table, byPath: rowByName(table.files, ({ paths }) => paths) }));
  return (image, at) => {
    for (const { byPath, table } of rows) {
      const found = byPath.get(at);
      if (found !== undefined && isOf(image, table, found)) return found;
    }
    return undefined;
  };
}

/** Where an image has sources of packages of its own, its files of them may be others. */
function isOf(
  { facts, family, traits }: CatalogImage,
  table: AbsentFileTable,
  { since }: AbsentFile,
): boolean {
  if ('family' in table) return family === table.family;
  const upstream = presentIn(facts.upstream);
  if (upstream?.distribution !== table.distribution || traits.aptSources !== 'distribution') return false;
  return since === undefined || isSince(upstream.release, since);
}
