import { hashText } from './revision';
import type { TagHistory } from './tag-history';

/** A row of a history of tags, as it is read and as it comes out again. */
export type TagRow = {
  readonly tag: string;
  readonly from: string;
  /** Empty: listed still. */
  readonly until: string;
  readonly distribution: string;
  readonly commit: string;
};

export function rowsOf(history: TagHistory): readonly TagRow[] {
  return [...history.tags()].flatMap((tag) =>
    history.spans(tag).map(({ from, until = '', distribution, last, commit }) => ({
      tag,
      from,
      until,
      distribution: last === undefined ? distribution : `${distribution} ${last}`,
      commit,
    })),
  );
}

/** The same for the same rows in any order. */
export function hashOf(rows: readonly TagRow[]): string {
  const lines = rows.map((row) => [row.tag, row.from, row.until, row.distribution, row.commit].join('\t'));
  return hashText(lines.sort().join('\n'));
}
