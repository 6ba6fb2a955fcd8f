'use client';

import { lineWords } from '@/lib/report/words';
import type { Range } from '@/lib/text/span';
import { classes } from '../ui/classes';
import { useReportHandlers } from './handlers';

/** "line 9": goes to the place in the text beside the report. */
export function LineLink({
  range,
  className,
}: {
  readonly range: Range;
  readonly className?: string | undefined;
}) {
  const { hrefOf, jump, light, isBound } = useReportHandlers();
  const href = hrefOf(range.start.line);
  if (href === undefined) {
    return (
      <span className={classes('font-mono text-xs whitespace-nowrap', className)}>{lineWords(range)}</span>
    );
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
      className={classes('link inline-block font-mono text-xs whitespace-nowrap', className)}
    >
      {lineWords(range)}
    </a>
  );
}
