'use client';

import { createContext, lazy, Suspense, useContext, useState } from 'react';
import { MeasureLink } from '../inspect/measure-link';

/** Loaded by those who want it. */
const Measuring = lazy(async () => ({ default: (await import('../inspect/measuring')).Measuring }));

/** Makes the report again with what was measured since; without it, one goes to the page of the image. */
export const MeasuredContext = createContext<(() => void) | undefined>(undefined);

/** Leads to where a base is measured, or measures it here where the report can be made again. */
export function MeasureBase({
  reference,
  platform,
}: {
  readonly reference: string;
  readonly platform: string;
}) {
  const again = useContext(MeasuredContext);
  const [isOn, setIsOn] = useState(false);
  if (isOn && again !== undefined)
    return (
      <>
        <p className="mb-1 font-mono text-xs wrap-anywhere">{reference}</p>
        <Suspense>
          <Measuring image={reference} platform={platform} onDone={again} />
        </Suspense>
      </>
    );
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <MeasureLink
        image={reference}
        platform={platform}
        name={`Measure ${reference}`}
        onClick={(event) => {
          if (again === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          setIsOn(true);
        }}
      />
      <span className="min-w-0 text-sm text-muted">
        Its registry knows what is in <span className="font-mono text-xs wrap-anywhere">{reference}</span>
      </span>
    </div>
  );
}
