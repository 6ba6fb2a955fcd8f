'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Severity } from '@/lib/report/report';
import { grouped } from '@/lib/text/grouped';
import { AllHidden, SeveritySwitches, type Switch } from './severity-switches';

/** Switches before findings that the server has drawn: what is switched off is hidden, and a group with nothing left too. */
export function SeverityFilter({
  switches,
  children,
}: {
  readonly switches: readonly Switch[];
  readonly children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());

  useEffect(() => {
    const off = new Set<string | undefined>(hidden);
    for (const group of root.current?.querySelectorAll<HTMLElement>('[data-findings]') ?? []) {
      for (const entry of group.querySelectorAll<HTMLElement>('[data-severity]'))
        entry.hidden = off.has(entry.dataset.severity);
      group.hidden = group.querySelector('li[data-severity]:not([hidden])') === null;
      const count = group.querySelector('[data-count]');
      if (count) count.textContent = grouped(shownIn(group));
    }
  }, [hidden]);

  return (
    <div ref={root} className="space-y-4">
      <SeveritySwitches switches={switches} hidden={hidden} onHide={setHidden} />
      {children}
      {switches.length > 0 && hidden.size === switches.length && (
        <AllHidden onShow={() => setHidden(new Set())} />
      )}
    </div>
  );
}

/** How many places are told of in a group, of what is not hidden. */
function shownIn(group: HTMLElement): number {
  let shown = 0;
  for (const { dataset } of group.querySelectorAll<HTMLElement>('[data-severity]:not([hidden])'))
    shown += Number(dataset.places ?? 1);
  return shown;
}
