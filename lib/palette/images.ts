import { factsIn } from '../table/search';
import { selectRows } from '../table/select';
import type { Row, TableData } from '../table/table-data';
import { wholeTable } from '../table/table-query';
import type { Hit } from './found';

export type ImageHits = {
  readonly hits: readonly Hit[];
  readonly total: number;
  /** How well the best of them is called so. */
  readonly best: number;
  readonly understood: readonly string[];
};

/** Called so, begins so, holds it, or is it by its facts alone. */
const worth = { whole: 100, start: 60, part: 30, fact: 15 } as const;

/** The images that the catalog's own search finds, those first that are called so. */
export function imageHits(table: TableData, typed: string, most: number): ImageHits {
  const text = typed.trim().toLowerCase();
  const { rows, search } = selectRows(table, { ...wholeTable, q: typed });
  const scored = rows.map((row) => ({ row, score: scoreOf(row, text) }));
  scored.sort((a, b) => b.score - a.score);
  return {
    hits: scored.slice(0, most).map(({ row }) => hitOfRow(row)),
    total: rows.length,
    best: scored[0]?.score ?? 0,
    understood: factsIn(search),
  };
}

export function hitOfRow({ id, name, reference }: Row): Hit {
  return { key: id, title: name, href: `/images/${id}`, reference };
}

function scoreOf({ name, reference }: Row, typed: string): number {
  const names = [name.toLowerCase(), reference.toLowerCase()];
  if (names.includes(typed)) return worth.whole;
  if (names.some((each) => each.startsWith(typed))) return worth.start;
  return names.some((each) => each.includes(typed)) ? worth.part : worth.fact;
}
