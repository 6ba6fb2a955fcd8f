import type { ReactNode } from 'react';
import { classes } from './classes';

const tones = {
  neutral: 'border-line-strong text-muted',
  accent: 'border-accent/40 bg-accent-soft text-accent',
} as const;

export function Badge({
  children,
  tone = 'neutral',
  className,
}: {
  readonly children: ReactNode;
  readonly tone?: keyof typeof tones;
  readonly className?: string;
}) {
  return (
    <span
      className={classes(
        'inline-flex h-5 items-center gap-1 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
