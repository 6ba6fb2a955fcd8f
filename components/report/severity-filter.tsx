'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Severity } from '@/lib/report/report';
import { AllHidden, SeveritySwitches } from './severity-switches';

/** Switches before findings that the server has drawn: what is switched off is hidden, and a group with nothing left too. */
export function SeverityFilter({
  counts,
  children,
}: {
  readonly counts: readonly (readonly [Severity, number])[];
  readonly children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());

  useEffect(() => {
    const off = new Set<string | undefined>(hidden);
    for (const group of root.current?.querySelectorAll<HTMLElement>('[data-findings]') ?? []) {
      const entries = [...group.querySelectorAll<HTMLElement>('[data-severity]')];
      for (const entry of entries) entry.hidden = off.has(entry.dataset.severity);
      group.hidden = entries.every((entry) => entry.hidden);
    }
  }, [hidden]);

  return (
    <div ref={root} className="space-y-4">
      <SeveritySwitches counts={counts} hidden={hidden} onHide={setHidden} />
      {children}
      {counts.length > 0 && hidden.size === counts.length && (
        <AllHidden onShow={() => setHidden(new Set())} />
      )}
    </div>
  );
}
