'use client';

import type { Finding, Fix } from '@/lib/report/report';
import { Button } from '../ui/button';
import { Wand } from '../ui/icons';
import { useReportHandlers } from './handlers';

/** Makes a fix, where the text can be edited. */
export function ApplyFix({ fix, finding }: { readonly fix: Fix; readonly finding: Finding }) {
  const { apply } = useReportHandlers();
  if (apply === undefined) return null;
  return (
    <Button size="small" onClick={() => apply(fix, finding)} className="no-print">
      <Wand size={14} />
      Apply in the editor
    </Button>
  );
}
