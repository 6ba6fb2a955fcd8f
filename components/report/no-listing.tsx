'use client';

import type { ReactNode } from 'react';
import { HandlersContext, type ReportHandlers } from './handlers';

const handlers: ReportHandlers = {
  hrefOf: () => undefined,
  jump: () => {},
  light: () => {},
  apply: undefined,
  pointedLine: undefined,
  current: undefined,
};

/** A report whose text was left out: it names lines, and leads to none. */
export function NoListing({ children }: { readonly children: ReactNode }) {
  return <HandlersContext value={handlers}>{children}</HandlersContext>;
}
