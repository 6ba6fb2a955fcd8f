'use client';

import { createContext, lazy, Suspense, useContext, useState } from 'react';
import { type BaseToMeasure, MeasureBase } from './measure-base';

/** Loaded by those who want it. */
const Measuring = lazy(async () => ({ default: (await import('../inspect/measuring')).Measuring }));

/** Makes the report again with what was measured since; without it, one goes to the page of the image. */
export const MeasuredContext = createContext<(() => void) | undefined>(undefined);

/** Measures a base where the report can be made again. */
export function MeasureBaseHere({ reference, platform }: BaseToMeasure) {
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
    <MeasureBase
      reference={reference}
      platform={platform}
      onClick={(event) => {
        if (again === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        setIsOn(true);
      }}
    />
  );
}
