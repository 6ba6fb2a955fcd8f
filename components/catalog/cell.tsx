import type { Column, Entry } from '@/lib/table/table-data';
import { classes } from '../ui/classes';

/** Fits every column, so that pointing at it need not show it again. */
const shortText = 8;

/** One value of the table; what is not known is a dash that says why. */
export function Cell({
  column,
  entry,
  scale,
  isSaid = false,
}: {
  readonly column: Column;
  readonly entry: Entry | undefined;
  /** That it is not known is said above of all rows at once, and left out here to the eye. */
  readonly isSaid?: boolean;
  /** Largest amount of the column. */
  readonly scale: number;
}) {
  if (entry === undefined || entry.unknown !== undefined) {
    const reason = `not known: ${entry?.unknown ?? 'not looked up yet'}`;
    return (
      <span title={reason} className="text-faint">
        {!isSaid && (
          <span
            aria-hidden="true"
            className={column.kind === 'size' ? 'inline-block w-14 text-right' : undefined}
          >
            –
          </span>
        )}
        <span className="sr-only">{reason}</span>
      </span>
    );
  }
  if (column.kind === 'size' && entry.amount !== undefined) {
    return (
      <span
        className="flex items-center gap-2"
        title={entry.exact ?? 'An estimate from what is inside: nobody measured it.'}
      >
        <span className={classes('w-14 shrink-0 text-right', entry.isEstimate && 'text-muted italic')}>
          {entry.text}
          {entry.isEstimate && <span className="sr-only"> estimated</span>}
        </span>
        <span aria-hidden="true" className="h-2 min-w-0 flex-1">
          <span
            className={classes(
              entry.amount > 0 && 'block h-full min-w-px',
              entry.isEstimate ? 'border border-control border-dashed' : 'bg-control',
            )}
            style={{ width: `${((100 * entry.amount) / Math.max(scale, 1)).toFixed(1)}%` }}
          />
        </span>
      </span>
    );
  }
  return (
    <span title={entry.text.length > shortText ? entry.text : undefined}>
      {entry.text}
      {entry.aside && <span className="text-muted"> {entry.aside}</span>}
    </span>
  );
}
