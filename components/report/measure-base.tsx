import type { MouseEvent } from 'react';
import { MeasureLink } from '../inspect/measure-link';

export type BaseToMeasure = { readonly reference: string; readonly platform: string };

/** Leads to where a base is measured. */
export function MeasureBase({
  reference,
  platform,
  onClick,
}: BaseToMeasure & { readonly onClick?: (event: MouseEvent) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <MeasureLink
        image={reference}
        platform={platform}
        name={`Measure ${reference}`}
        {...(onClick && { onClick })}
      />
      <span className="min-w-0 text-sm text-muted">
        Its registry knows what is in <span className="font-mono text-xs wrap-anywhere">{reference}</span>
      </span>
    </div>
  );
}
