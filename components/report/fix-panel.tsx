'use client';

import { Wand } from 'lucide-react';
import type { Finding, Fix } from '@/lib/report/report';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import type { Hunk } from './fix-preview';
import { useReportHandlers } from './handlers';

const safetyWords = {
  safe: 'Keeps the meaning of the file.',
  review: 'Changes what is built: read it before taking it.',
} as const satisfies Record<Fix['safety'], string>;

/** The lines a fix changes, and where the text can be edited, the button that does it. */
export function FixPanel({
  fix,
  finding,
  hunks,
}: {
  readonly fix: Fix;
  readonly finding: Finding;
  readonly hunks: readonly Hunk[];
}) {
  const { apply } = useReportHandlers();
  return (
    <div className="space-y-2">
      <Hunks hunks={hunks} />
      <p className="flex flex-wrap items-center gap-3 text-sm text-muted">
        {apply && (
          <Button size="small" onClick={() => apply(fix, finding)} className="no-print">
            <Wand size={14} aria-hidden="true" />
            Apply in the editor
          </Button>
        )}
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
