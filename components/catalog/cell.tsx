import type { Column, Entry } from '@/lib/table/table-data';
import { OriginMark } from '../fact/origin-mark';
import { UnknownMark } from '../fact/unknown-mark';

/** One value of the table. It leads to what it rests on; what is not known is a mark that leads to the reason. */
export function Cell({
  id,
  column,
  entry,
  share,
  isLive,
}: {
  /** Of the image. */
  readonly id: string;
  readonly column: Column;
  readonly entry: Entry | undefined;
  /** Of the bar of a size. */
  share(amount: number): number;
  readonly isLive: boolean;
}) {
  // The family is where an image stands, and no fact of it.
  if (column.id === 'family') return entry?.text;
  const href = `/images/${id}#${column.id}`;
  // In the live table the arrow keys reach it, so that the way through the rows stays short.
  const tabIndex = isLive ? -1 : undefined;
  if (entry === undefined || entry.unknown !== undefined) {
    const mark = <UnknownMark because={entry?.because ?? 'not-looked-up'} />;
    const isSize = column.kind === 'size';
    return (
      <a
        href={href}
        tabIndex={tabIndex}
        className={isSize ? 'size' : undefined}
        aria-label={`not known: ${entry?.unknown ?? 'not looked up yet'}`}
      >
        {isSize ? <b>{mark}</b> : mark}
      </a>
    );
  }
  if (column.kind === 'size' && entry.amount !== undefined) {
    return (
      <a href={href} tabIndex={tabIndex} className={entry.isEstimate ? 'size estimate' : 'size'}>
        <b>{entry.text}</b>
        {entry.isEstimate && <span className="sr-only"> estimated</span>}
        {entry.isMeasured && <OriginMark kind="image" />}
        <i aria-hidden="true" style={{ '--share': share(entry.amount).toFixed(3) }} />
      </a>
    );
  }
  return (
    <a href={href} tabIndex={tabIndex}>
      {entry.isPast ? <s>{entry.text}</s> : entry.text}
      {entry.aside && <small> {entry.aside}</small>}
      {entry.isMeasured && <OriginMark kind="image" />}
    </a>
  );
}
