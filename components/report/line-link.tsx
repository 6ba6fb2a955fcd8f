'use client';

import { lineWords } from '@/lib/text/range';
import type { Range } from '@/lib/text/span';
import { classes } from '../ui/classes';
import { useReportHandlers } from './handlers';

/** "line 9": goes to the place in the text beside the report. */
export function LineLink({
  range,
  finding,
  className,
}: {
  readonly range: Range;
  /** Position in the report of the finding that is there: the one that is gone to by keyboard is told from others. */
  readonly finding?: number;
  readonly className?: string | undefined;
}) {
  const { hrefOf, jump, light, current, isBound } = useReportHandlers();
  const look = classes(
    'font-mono text-xs whitespace-nowrap',
    finding !== undefined && finding === current && 'font-semibold',
    className,
  );
  const href = hrefOf(range.start.line);
  if (href === undefined) {
    return <span className={look}>{lineWords(range)}</span>;
  }
  return (
    <a
      href={href}
      onClick={(event) => {
        if (!isBound || event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        jump(range);
      }}
      onMouseEnter={() => light([range])}
      onMouseLeave={() => light([])}
      className={classes('link inline-block', look)}
    >
      {lineWords(range)}
    </a>
  );
}
