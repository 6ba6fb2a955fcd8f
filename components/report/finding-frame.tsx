'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { Severity } from '@/lib/report/report';
import { covers } from '@/lib/text/range';
import type { Range } from '@/lib/text/span';
import { classes } from '../ui/classes';
import { useReportHandlers } from './handlers';

/** The entry of a finding in its list, bound to its lines in the text beside it. */
export function FindingFrame({
  severity,
  positions,
  ranges,
  children,
}: {
  readonly severity: Severity;
  /** In the report, of the finding and of the same in other places. */
  readonly positions: readonly [number, ...number[]];
  readonly ranges: readonly Range[];
  readonly children: ReactNode;
}) {
  const { light, pointedLine, current } = useReportHandlers();
  const item = useRef<HTMLLIElement>(null);
  const isCurrent = current !== undefined && positions.includes(current);
  const isPointed = pointedLine !== undefined && ranges.some((range) => covers(range, pointedLine));

  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);

  return (
    <li
      ref={item}
      id={`finding-${positions[0] + 1}`}
      data-severity={severity}
      data-places={positions.length === 1 ? undefined : positions.length}
      onMouseEnter={() => light(ranges)}
      onMouseLeave={() => light([])}
      onFocus={() => light(ranges)}
      onBlur={() => light([])}
      className={classes('finding', (isCurrent || isPointed) && 'bg-accent-soft')}
    >
      {children}
    </li>
  );
}
