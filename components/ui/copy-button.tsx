'use client';

import { useEffect, useState } from 'react';
import { Button } from './button';
import { classes } from './classes';
import { Copy, type Icon, Tick, X } from './icons';

type State = 'idle' | 'copied' | 'failed';

const words = { idle: '', copied: 'Copied', failed: 'Could not copy' } as const satisfies Record<
  State,
  string
>;

const icons = { idle: Copy, copied: Tick, failed: X } as const satisfies Record<State, Icon>;

/** Copies `text`, the text at `from`, or what `make` makes; `what` names it for people who cannot see what stands beside the button. */
export function CopyButton({
  text,
  from,
  make,
  what,
  label,
  className,
}: {
  readonly what: string;
  /** Shown beside the icon; without it the button is the icon alone. */
  readonly label?: string;
  readonly className?: string;
} & (
  | { readonly text: string; readonly from?: never; readonly make?: never }
  | { readonly text?: never; readonly from: string; readonly make?: never }
  | { readonly text?: never; readonly from?: never; readonly make: () => Promise<string> }
)) {
  const [state, setState] = useState<State>('idle');

  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 1600);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text ?? (await (make ? make() : textAt(from))));
      setState('copied');
    } catch {
      setState('failed');
    }
  }

  const StateIcon = icons[state];
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        aria-label={`Copy ${what}`}
        title={`Copy ${what}`}
        onClick={copy}
        className={classes('no-print noscript:hidden', className)}
      >
        <StateIcon size={14} />
        {label && <span>{state === 'idle' ? label : words[state]}</span>}
      </Button>
      <span role="status" className="sr-only">
        {words[state]}
      </span>
    </>
  );
}

async function textAt(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.text();
}
