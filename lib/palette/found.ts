import type { TableData } from '../table/table-data';

export const entryKinds = ['page', 'family', 'rule', 'symptom', 'guide', 'fact'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Something with an address that is found by its words. */
export type PaletteEntry = {
  readonly kind: EntryKind;
  readonly title: string;
  readonly href: string;
  /** A line below: what it is about. */
  readonly about?: string;
  /** Further words it is found by. */
  readonly also?: string;
};

/** All that can be looked for, as it travels to the browser. */
export type PaletteIndex = { readonly table: TableData; readonly entries: readonly PaletteEntry[] };

export type Hit = {
  readonly key: string;
  readonly title: string;
  readonly href: string;
  readonly about?: string;
  /** What to write in FROM. */
  readonly reference?: string;
};

export type HitGroup = {
  readonly kind: EntryKind | 'image' | 'nearest' | 'more';
  readonly hits: readonly Hit[];
  /** How many there are, shown or not. */
  readonly total: number;
};

export type Found = {
  readonly groups: readonly HitGroup[];
  /** Facts that the words were understood as: "Python 3.13". */
  readonly understood: readonly string[];
};
