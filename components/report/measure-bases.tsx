'use client';

import { createContext, lazy, Suspense, useContext, useState } from 'react';
import type { Report } from '@/lib/report/report';
import { MeasureLink } from '../inspect/measure-link';

/** Loaded by those who want it. */
const Measuring = lazy(async () => ({ default: (await import('../inspect/measuring')).Measuring }));

/** Makes the report again with what was measured since; without it, one goes to the page of the image. */
export const MeasuredContext = createContext<(() => void) | undefined>(undefined);

/** A file that stands on more is not written by hand. */
const mostBases = 6;

/** What can be done about bases that the catalog does not have: measure them. */
export function MeasureBases({ report }: { readonly report: Report }) {
  const references = unknownBases(report).slice(0, mostBases);
  if (references.length === 0) return null;
  return (
    <ul aria-label="Bases to measure" className="no-print mt-3 space-y-2">
      {references.map((reference) => (
        <li key={reference}>
          <MeasureBase reference={reference} platform={report.options.platform} />
        </li>
      ))}
    </ul>
  );
}

function MeasureBase({ reference, platform }: { readonly reference: string; readonly platform: string }) {
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

/** Bases that have no page in the catalog, and were not measured. */
function unknownBases({ stages, measured = [] }: Report): readonly string[] {
  const known = new Set(measured.map(({ reference }) => reference));
  const unknown = stages.flatMap(({ base: { kind, imageId, reference } }) =>
    kind === 'image' && imageId === undefined && reference !== undefined && !known.has(reference)
      ? [reference]
      : [],
  );
  return [...new Set(unknown)];
}
