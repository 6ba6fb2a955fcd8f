'use client';

import { createContext, useContext } from 'react';
import type { Finding, Fix } from '@/lib/report/report';
import type { Range } from '@/lib/text/span';

/** What the text beside a report does for it. Without one, lines are plain anchors. */
export type ReportHandlers = {
  /** Where a line of the text is; undefined where the text is not there. */
  readonly hrefOf: (line: number) => string | undefined;
  /** Shows and selects the place in the text. */
  readonly jump: (range: Range) => void;
  /** Lights lines of the text while something that speaks of them is pointed at or focused. */
  readonly light: (ranges: readonly Range[]) => void;
  /** Undefined where the text cannot be changed. */
  readonly apply: ((fix: Fix, finding: Finding) => void) | undefined;
  /** The line pointed at in the text. */
  readonly pointedLine: number | undefined;
  /** Position in the report of the finding last gone to by keyboard. */
  readonly current: number | undefined;
};

export function anchorOf(line: number): string {
  return `#L${line}`;
}

const silent: ReportHandlers = {
  hrefOf: anchorOf,
  jump: () => {},
  light: () => {},
  apply: undefined,
  pointedLine: undefined,
  current: undefined,
};

export const HandlersContext = createContext<ReportHandlers | undefined>(undefined);

export function useReportHandlers(): ReportHandlers & { readonly isBound: boolean } {
  const handlers = useContext(HandlersContext);
  return handlers ? { ...handlers, isBound: true } : { ...silent, isBound: false };
}
