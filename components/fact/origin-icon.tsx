import type { Source } from '@/lib/fact/fact';

/** Measured is solid, documented is an outline, derived is dashed. */
export function OriginIcon({ kind }: { readonly kind: Source['kind'] }) {
  const isSolid = kind === 'image';
  return (
    <svg
      viewBox="0 0 10 10"
      width="8"
      height="8"
      aria-hidden="true"
      className="inline-block shrink-0 text-muted"
    >
      <rect
        x="1"
        y="1"
        width="8"
        height="8"
        fill={isSolid ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.4"
        strokeDasharray={kind === 'derived' ? '2.2 1.6' : undefined}
      />
    </svg>
  );
}
