import type { Row, TableData } from './table-data';
import { partsOf } from './words';

/** Of what is searched for; no name is as long. */
const longest = 120;
const mostNearest = 5;
/** Share of what was typed that is in a name, below which they are not alike. */
const leastAlike = 0.4;

/** The images whose names are the likest, the best first, equals in the catalog's order; linear in the names. */
export function nearestRows(data: TableData, typed: string): readonly Row[] {
  const wanted = pairsAndThrees(typed.slice(0, longest));
  const found: { readonly row: Row; readonly alike: number }[] = [];
  for (const row of data.rows) {
    const alike = Math.max(...namesOf(row).map((name) => likeness(wanted, name)));
    if (alike >= leastAlike) found.push({ row, alike });
  }
  found.sort((a, b) => b.alike - a.alike);
  return found.slice(0, mostNearest).map(({ row }) => row);
}

const made = new WeakMap<Row, readonly string[]>();

function namesOf(row: Row): readonly string[] {
  const before = made.get(row);
  if (before !== undefined) return before;
  const names = [row.name, row.reference].map((name) => ` ${partsOf(name).join(' ')} `);
  made.set(row, names);
  return names;
}

/** Every two and every three characters that follow each other in a word, its ends marked. */
function pairsAndThrees(text: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const part of partsOf(text)) {
    const word = ` ${part} `;
    for (let at = 0; at + 1 < word.length; at += 1) {
      pieces.add(word.slice(at, at + 2));
      if (at + 2 < word.length) pieces.add(word.slice(at, at + 3));
    }
  }
  return pieces;
}

/** What is shared, by what was typed, and a little by how much more the name says. */
function likeness(wanted: ReadonlySet<string>, name: string): number {
  let shared = 0;
  for (const piece of wanted) if (name.includes(piece)) shared += 1;
  return shared / (0.9 * wanted.size + 0.2 * name.length || 1);
}
