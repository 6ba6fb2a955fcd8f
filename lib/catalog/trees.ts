import { z } from 'zod';
import { fitsWildcard } from '../text/wildcard';
import { sourced, text } from './values';

const paths = z.array(text.startsWith('/')).min(1);

/** A file of `data/trees`: whose the directories are that distributions have, and which they are. */
export const treeTableSchema = z.strictObject({
  of: z.literal('distributions'),
  /** Root's, with mode 0755. */
  directories: z.array(sourced({ paths })),
  /** At the root, where files of a distribution stand; what is not there and not below is no part of it. `*` stands for any text. */
  trees: z.array(sourced({ paths })),
  /** Not root's alone, or not known: places for all, spools, caches of package managers. */
  others: z.array(sourced({ paths })),
  /** The mode of `/root`: the first that speaks of a distribution counts, or speaks of all. */
  rootHome: z.array(
    sourced({ distributions: z.array(text).min(1).exactOptional(), mode: z.string().regex(/^0[0-7]{3}$/) }),
  ),
});

export type TreeTable = Readonly<z.infer<typeof treeTableSchema>>;

export type Trees = {
  readonly directories: ReadonlySet<string>;
  readonly others: readonly string[];
  /** Whether a path is one of a distribution, or below one. */
  holds(path: string): boolean;
  modeOfRootHome(distribution: string): number | undefined;
};

export function indexTrees(tables: readonly TreeTable[]): Trees {
  const pathsOf = (rows: readonly { readonly paths: readonly string[] }[]) =>
    rows.flatMap((row) => row.paths);
  const trees = tables.flatMap((table) => pathsOf(table.trees));
  const modes = tables.flatMap(({ rootHome }) => rootHome);
  return {
    directories: new Set(tables.flatMap((table) => pathsOf(table.directories))),
    others: tables.flatMap((table) => pathsOf(table.others)),
    holds(path) {
      const first = `/${path.split('/')[1] ?? ''}`;
      return trees.some((tree) => fitsWildcard(tree, first));
    },
    modeOfRootHome(distribution) {
      const found = modes.find(
        ({ distributions }) => distributions === undefined || distributions.includes(distribution),
      );
      return found && Number.parseInt(found.mode, 8);
    },
  };
}
