import { columnsOf } from '../../lib/text/width';

/** Rows as text, each column as wide as its widest field; the last is as long as it is. */
export function columnsText(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, field] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, columnsOf(field));
  return rows
    .map((row) => {
      const fields = row.map((field, at) =>
        at === row.length - 1 ? field : field + ' '.repeat((widths[at] ?? 0) - columnsOf(field)),
      );
      return `${fields.join('  ').trimEnd()}\n`;
    })
    .join('');
}
