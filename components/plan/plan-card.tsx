import type { ReactNode } from 'react';
import {
  differences,
  editWords,
  gradeLetters,
  leftWords,
  obstacles,
  planTitle,
  sizeChange,
} from '@/lib/render/plan-words';
import type { Plan } from '@/lib/report/rewrite';
import { InlineProse } from '../report/prose';
import { Badge } from '../ui/badge';
import { Breakable } from '../ui/breakable';
import { classes } from '../ui/classes';
import { TextLink } from '../ui/text-link';

const shown = new Set(['Shell', 'C library', 'Fixes until', 'Pulled']);

/** A base to move to, and what that takes: the same rows on every card, so that cards beside one another compare. */
export function PlanCard({ plan, children }: { readonly plan: Plan; readonly children?: ReactNode }) {
  const { proof } = plan;
  const grades = gradeLetters(plan);
  const rows = differences(plan).filter(({ label }) => shown.has(label));
  return (
    <article
      aria-label={planTitle(plan)}
      className="row-span-3 grid min-w-0 grid-rows-subgrid gap-y-2.5 rounded-md border border-line bg-surface p-3"
    >
      <header className="space-y-0.5">
        <h3 className="flex min-h-5 flex-wrap items-center gap-x-2 text-sm text-muted">
          {planTitle(plan)}
          {!proof.isProved && <Badge>Not proved</Badge>}
        </h3>
        <p className="font-mono text-sm font-medium">
          <BaseName plan={plan} />
        </p>
      </header>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm">
        <Row label="Size" value={sizeChange(plan)} isChanged={false} />
        {rows.map(({ label, value, before }) => (
          <Row
            key={label}
            label={label}
            value={changeWords(before, value)}
            isChanged={before !== undefined && value !== undefined && before !== value}
          />
        ))}
        <Row label="To do" value={editWords(plan)} isChanged={false} />
        <Row label="Stays" value={leftWords(plan)} isChanged={false} />
        <Row
          label="Grade"
          value={changeWords(grades.before, grades.after)}
          isChanged={grades.before !== grades.after}
        />
      </dl>
      <div className="space-y-2.5">
        {!proof.isProved && (
          <p className="line-clamp-3 text-sm">
            <InlineProse text={obstacles(plan)[0]?.text ?? 'It is not known whether it runs.'} />
          </p>
        )}
        {children}
      </div>
    </article>
  );
}

/** What both say where that is short, "glibc → musl"; otherwise what is so then. */
function changeWords(before: string | undefined, after: string | undefined): string | undefined {
  if (before === undefined || after === undefined || before === after) return after;
  return before.length + after.length > 12 ? after : `${before} → ${after}`;
}

export function BaseName({ plan: { base, compared } }: { readonly plan: Plan }) {
  const { reference = '', imageId } = compared?.after ?? base ?? {};
  const name = <Breakable text={reference} />;
  return imageId === undefined ? name : <TextLink href={`/images/${imageId}`}>{name}</TextLink>;
}

function Row({
  label,
  value,
  isChanged,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly isChanged: boolean;
}) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className={classes('truncate text-right tabular-nums', isChanged && 'font-medium')} title={value}>
        {value ?? <NotKnown />}
      </dd>
    </>
  );
}

export function NotKnown() {
  return (
    <span title="not known" className="text-faint">
      <span aria-hidden="true">–</span>
      <span className="sr-only">not known</span>
    </span>
  );
}

/** As high as the cards that come in its place. */
export function CardSkeleton() {
  return (
    <div
      aria-hidden="true"
      className="row-span-3 flex min-h-66 flex-col gap-3 rounded-md border border-line bg-surface p-3"
    >
      <span className="h-4 w-2/5 rounded-sm bg-sunken" />
      <span className="h-4 w-4/5 rounded-sm bg-sunken" />
      <span className="mt-3 h-28 rounded-sm bg-sunken" />
      <span className="mt-auto h-7 rounded-sm bg-sunken" />
    </div>
  );
}
