import type { ReactNode } from 'react';
import type { Fix } from '@/lib/report/report';
import { classes } from '../ui/classes';
import type { Hunk } from './fix-preview';

const safetyWords = {
  safe: 'Keeps the meaning of the file.',
  review: 'Changes what is built: read it before taking it.',
} as const satisfies Record<Fix['safety'], string>;

/** The lines a fix changes, and before what it does the button that makes it, where there is one. */
export function FixPanel({
  fix,
  hunks,
  children,
}: {
  readonly fix: Fix;
  readonly hunks: readonly Hunk[];
  readonly children?: ReactNode;
}) {
  return (
    <div className="space-y-2">
      <Hunks hunks={hunks} />
      <p className="flex flex-wrap items-center gap-3 text-sm text-muted">
        {children}
        {safetyWords[fix.safety]}
      </p>
    </div>
  );
}

/** Lines before and after, each place in a box of its own. */
export function Hunks({ hunks }: { readonly hunks: readonly Hunk[] }) {
  return hunks.map((hunk) => (
    <div key={hunk.line} className="rounded-md border border-line bg-sunken py-1 font-mono text-sm">
      {changesOf(hunk).map((change) => (
        <ChangedLine key={`${change.sign}${change.number}`} change={change} />
      ))}
    </div>
  ));
}

type Change = {
  readonly sign: '+' | '−';
  readonly number: number;
  readonly text: string;
};

function changesOf({ line, removed, added }: Hunk): readonly Change[] {
  const numbered = (sign: Change['sign']) => (text: string, index: number) => ({
    sign,
    number: line + index,
    text,
  });
  return [...removed.map(numbered('−')), ...added.map(numbered('+'))];
}

function ChangedLine({ change: { sign, number, text } }: { readonly change: Change }) {
  return (
    <p className="grid grid-cols-[2.25rem_1.25rem_minmax(0,1fr)] pr-3">
      <span aria-hidden="true" className="pr-1 text-right text-faint select-none">
        {number}
      </span>
      <span aria-hidden="true" className="text-center select-none">
        {sign}
      </span>
      <span
        className={classes(
          'wrap-anywhere whitespace-pre-wrap',
          sign === '−' && 'text-muted line-through decoration-muted/60',
        )}
      >
        <span className="sr-only">{sign === '+' ? 'Put in' : 'Taken out'}: </span>
        {text}
      </span>
    </p>
  );
}
