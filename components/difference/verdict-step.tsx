import { gradeLine } from '@/lib/grade/words';
import type { Difference, Side } from '@/lib/report/difference';
import { plural, verdictOfSummary } from '@/lib/report/words';
import { InlineProse } from '../report/prose';
import { classes } from '../ui/classes';
import { ArrowDown, ArrowRight } from '../ui/icons';
import { TextLink } from '../ui/text-link';
import { VerdictIcon, verdictBackgrounds } from '../ui/verdict';

/** What each of the two comes to, one beside the other; on a phone one under the other. */
export function VerdictStep({ difference: { before, after } }: { readonly difference: Difference }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 md:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
      <SideCard side={before} title="Before" />
      <span aria-hidden="true" className="self-center justify-self-center text-muted">
        <ArrowRight size={18} className="max-md:hidden" />
        <ArrowDown size={18} className="md:hidden" />
      </span>
      <SideCard side={after} title="After" />
    </div>
  );
}

function SideCard({ side, title }: { readonly side: Side; readonly title: 'Before' | 'After' }) {
  const verdict = verdictOfSummary(side);
  return (
    <section
      aria-label={title}
      className={classes('flex gap-3 rounded-md border border-line p-4', verdictBackgrounds[verdict])}
    >
      <span className="mt-1">
        <VerdictIcon verdict={verdict} size={18} />
      </span>
      <div className="min-w-0">
        <h2 className="text-sm text-muted">{title}</h2>
        <p className="text-md font-semibold">
          <InlineProse text={side.summary} />
        </p>
        <p className="mt-1 text-sm text-muted">
          {plural(side.findings, 'finding', 'findings')}.{' '}
          {side.grade !== undefined && <InlineProse text={`${gradeLine(side.grade)}. `} />}
          <Origin side={side} />
        </p>
      </div>
    </section>
  );
}

function Origin({ side: { id, createdAt, engine } }: { readonly side: Side }) {
  const made = `Plinth ${engine.version} and the catalog of ${engine.catalogDate}`;
  if (id === undefined) return <>Analyzed anew, with {made}; nothing was stored.</>;
  return (
    <>
      <TextLink href={`/r/${id}`}>The report</TextLink> of {createdAt?.slice(0, 10)}, made with {made}.
    </>
  );
}
