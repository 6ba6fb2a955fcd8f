import type { FacetSearch } from '../facets/facet';
import type { WhyNotKnown } from '../fact/fact';

/**
 * The comparison as it travels to the browser: every distinct content of a column once,
 * and rows that point at them. Entries stand in ascending order, those not known last,
 * so that comparing two positions sorts the column.
 */
export type TableData = {
  readonly families: readonly { readonly id: string; readonly name: string }[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Tags that stand for another version as time goes by, on the day of the table: `node` and `lts` for 26. */
  readonly moving?: readonly MovingTag[];
};

export type MovingTag = { readonly of: string; readonly tag: string; readonly version: string };

export type Column = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'text' | 'size' | 'number';
  /** In the table unless the reader chooses otherwise. */
  readonly isShown: boolean;
  /** What can be ticked; left out where the column is no filter. */
  readonly options?: readonly Option[];
  /** How the words of a search find its options; left out where they do not. */
  readonly search?: FacetSearch;
  readonly entries: readonly Entry[];
};

export type Option = {
  readonly value: string;
  readonly label: string;
  /** What a search calls it besides. */
  readonly words?: readonly string[];
};

export type Entry = {
  readonly text: string;
  /** A second, quieter part: "in 19 months". */
  readonly aside?: string;
  /** Exact form, shown on hover and read out: "2,345,678 bytes". */
  readonly exact?: string;
  /** Put together and not measured; the text says so too. */
  readonly isEstimate?: true;
  /** Read out of the image itself. */
  readonly isMeasured?: true;
  /** Why it is not known, in words. */
  readonly unknown?: string;
  /** The same as a code; there where `unknown` is. */
  readonly because?: WhyNotKnown;
  /** A day that has come. */
  readonly isPast?: true;
  /** For bars and ranges. */
  readonly amount?: number;
  /** Positions in `options`. */
  readonly options?: readonly number[];
};

export type Row = {
  readonly id: string;
  readonly name: string;
  readonly reference: string;
  /** Position in the order of names. */
  readonly place: number;
  /** Position in `families`. */
  readonly family: number;
  /** Further names it is found by, in lower case. */
  readonly also: string;
  /** No more fixes: withdrawn by its publisher, or past its support. */
  readonly ended?: 'retired' | 'ended';
  /** By column, the position of its entry. */
  readonly cells: readonly number[];
};

export function entryOf(data: TableData, row: Row, column: number): Entry | undefined {
  const cell = row.cells[column];
  return cell === undefined ? undefined : data.columns[column]?.entries[cell];
}
