import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Source, UnknownFact } from '@/lib/fact/fact';
import { type Column, type Entry, entryOf, type Row, type TableData } from '@/lib/table/table-data';
import { own } from '@/lib/text/table';
import { Claims } from '../fact/claims';
import { SourceList } from '../fact/source-list';
import { linkClasses } from '../ui/text-link';

declare global {
  interface HTMLElement {
    /** https://html.spec.whatwg.org/multipage/popover.html#dom-showpopover: `source` is what it hangs on. */
    showPopover(options?: { readonly source?: HTMLElement }): void;
  }
}

/** A value somebody reached for. */
export type Asked = {
  readonly row: Row;
  readonly column: Column;
  readonly entry: Entry | undefined;
  readonly link: HTMLElement;
};

/** The value that a link of the table shows; undefined for any other link. */
export function askedBy(link: HTMLAnchorElement, data: TableData): Asked | undefined {
  const id = link.pathname.split('/').at(-1);
  const row = data.rows.find((each) => each.id === id);
  const index = data.columns.findIndex((each) => `#${each.id}` === link.hash);
  const column = data.columns[index];
  return row && column && { row, column, entry: entryOf(data, row, index), link };
}

/** One panel for all values of the table: what a value rests on, or why there is none. */
export function ValuePanel({ asked, close }: { readonly asked: Asked; close(): void }) {
  const { row, column, entry, link } = asked;
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    panel.current?.showPopover({ source: link });
    panel.current?.focus({ preventScroll: true });
  }, [link]);
  const text = entry?.unknown === undefined ? entry?.text : undefined;
  const unit = column.kind === 'size' ? ' MB' : '';
  return (
    <div
      ref={panel}
      popover="auto"
      tabIndex={-1}
      role="dialog"
      aria-label={`${column.title} of ${row.name}`}
      onToggle={(event) => event.newState === 'closed' && close()}
      className="popover w-96 rounded-md border border-line-strong bg-surface p-3 text-left text-sm text-ink shadow-lifted"
    >
      <p className="font-medium wrap-anywhere">
        {column.title}: {text === undefined ? 'not known' : `${text}${unit}`}
        {entry?.aside && <span className="font-normal text-muted"> {entry.aside}</span>}
      </p>
      <p className="mb-2 text-xs text-muted">
        {row.name}
        {entry?.exact && `, ${entry.exact}`}
        {entry?.isMeasured && ', measured'}
        {entry?.isEstimate && ', an estimate from what is inside: nobody measured it'}
      </p>
      {text === undefined && <p className="mb-2">{entry?.unknown ?? 'not looked up yet'}.</p>}
      <Grounds id={row.id} facet={column.id} />
      <p className="mt-3">
        <a href={`/images/${row.id}#${column.id}`} className={`${linkClasses} inline-block min-h-6`}>
          All facts of {row.name}
        </a>
      </p>
    </div>
  );
}

type Grounds = { readonly sources?: readonly Source[]; readonly claims?: UnknownFact['claims'] };
type Facts = Readonly<Record<string, Grounds>>;

/** Asked for once; what failed is asked for again. */
const requested = new Map<string, Promise<Facts>>();

function factsOf(id: string): Promise<Facts> {
  const before = requested.get(id);
  if (before !== undefined) return before;
  const facts = fetchFacts(id);
  requested.set(id, facts);
  facts.catch(() => requested.delete(id));
  return facts;
}

async function fetchFacts(id: string): Promise<Facts> {
  const response = await fetch(`/api/images/${id}`);
  if (!response.ok) throw new Error(`The facts of ${id} answered ${response.status}`);
  const { facts }: { readonly facts: Facts } = await response.json();
  return facts;
}

function Grounds({ id, facet }: { readonly id: string; readonly facet: string }) {
  const [found, setFound] = useState<Grounds | 'failed'>();
  useEffect(() => {
    let isWanted = true;
    factsOf(id).then(
      (facts) => isWanted && setFound(own(facts, facet) ?? {}),
      () => isWanted && setFound('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [id, facet]);
  if (found === undefined) return <p className="text-muted">Getting the sources…</p>;
  if (found === 'failed')
    return <p className="text-muted">The sources did not come. The page of the image has them.</p>;
  if (found.claims) return <Claims claims={found.claims} />;
  return found.sources ? <SourceList sources={found.sources} /> : null;
}
