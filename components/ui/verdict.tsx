import type { Verdict as VerdictId } from '@/lib/report/report';
import { classes } from './classes';

/** A solid disc, a half-filled diamond, a crossed square, a dashed ring: told apart without colour. */
export function verdictShape(verdict: VerdictId, colour = 'currentColor', canvas = 'var(--canvas)') {
  switch (verdict) {
    case 'runs-as-is':
      return (
        <>
          <circle cx="8" cy="8" r="7" fill={colour} />
          <path d="m4.8 8.2 2.2 2.2 4.2-4.6" fill="none" stroke={canvas} strokeWidth="1.7" />
        </>
      );
    case 'runs-with-changes':
      return (
        <>
          <path d="M8 .9 15.1 8 8 15.1.9 8Z" fill="none" stroke={colour} strokeWidth="1.4" />
          <path d="M8 .9V15.1L.9 8Z" fill={colour} />
        </>
      );
    case 'does-not-run':
      return (
        <>
          <rect x="1.2" y="1.2" width="13.6" height="13.6" rx="1.5" fill={colour} />
          <path d="m5 5 6 6m0-6-6 6" stroke={canvas} strokeWidth="1.7" />
        </>
      );
    case 'not-known':
      return (
        <>
          <circle
            cx="8"
            cy="8"
            r="6.6"
            fill="none"
            stroke={colour}
            strokeWidth="1.3"
            strokeDasharray="2.6 2"
          />
          <path d="M5.4 8h5.2" stroke={colour} strokeWidth="1.5" />
        </>
      );
    default:
      return verdict satisfies never;
  }
}

const colours = {
  'runs-as-is': 'text-runs',
  'runs-with-changes': 'text-changes',
  'does-not-run': 'text-fails',
  'not-known': 'text-unknown',
} as const satisfies Record<VerdictId, string>;

export const verdictBackgrounds = {
  'runs-as-is': 'bg-runs-soft',
  'runs-with-changes': 'bg-changes-soft',
  'does-not-run': 'bg-fails-soft',
  'not-known': 'bg-unknown-soft',
} as const satisfies Record<VerdictId, string>;

export const verdictLabels = {
  'runs-as-is': 'Runs as it is',
  'runs-with-changes': 'Runs with changes',
  'does-not-run': 'Does not run',
  'not-known': 'Not known',
} as const satisfies Record<VerdictId, string>;

export function VerdictIcon({ verdict, size = 14 }: { readonly verdict: VerdictId; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      className={classes('shrink-0', colours[verdict])}
    >
      {verdictShape(verdict)}
    </svg>
  );
}

/** The verdict in words with its shape; `label` replaces the usual words. */
export function Verdict({
  verdict,
  label = verdictLabels[verdict],
  size,
}: {
  readonly verdict: VerdictId;
  readonly label?: string;
  readonly size?: number;
}) {
  return (
    <span
      className={classes('inline-flex items-center gap-1.5 font-medium whitespace-nowrap', colours[verdict])}
    >
      <VerdictIcon verdict={verdict} {...(size && { size })} />
      {label}
    </span>
  );
}
