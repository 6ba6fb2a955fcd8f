'use client';

import { useState } from 'react';
import { AskError } from '../analyze/problem';
import { InlineProse } from '../report/prose';
import { Button, ButtonLink } from '../ui/button';
import { Notice } from '../ui/notice';
import { TextLink } from '../ui/text-link';
import { deleteShared } from './delete-shared';
import { type OwnReport, useOwnReports } from './own-reports';

/** What was shared from this browser, each with its link and the way to take it back. */
export function OwnReportList() {
  const reports = useOwnReports();
  if (reports.length === 0) {
    return (
      <Notice
        kind="empty"
        title="Nothing was shared from this browser"
        className="max-w-[42rem]"
        actions={
          <ButtonLink href="/analyze" size="small">
            Analyze a Dockerfile
          </ButtonLink>
        }
      >
        <p>Once you share a report, its link and what deletes it are remembered here, and nowhere else.</p>
      </Notice>
    );
  }
  return reports.length === 1 ? <List reports={reports} /> : <PickTwo reports={reports} />;
}

type Pick = {
  readonly isPicked: boolean;
  /** Two are picked already, and this is none of them. */
  readonly isClosed: boolean;
  readonly toggle: () => void;
};

function List({
  reports,
  pickOf,
}: {
  readonly reports: readonly OwnReport[];
  readonly pickOf?: (id: string) => Pick;
}) {
  return (
    <ul className="max-w-[60rem] overflow-hidden rounded-md border border-line bg-surface">
      {reports.map((report) => (
        <Row key={report.id} report={report} pick={pickOf?.(report.id)} />
      ))}
    </ul>
  );
}

/** The list as a form: what two of them have between them is asked for. */
function PickTwo({ reports }: { readonly reports: readonly OwnReport[] }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const picked = chosen.filter((id) => reports.some((report) => report.id === id));
  const pickOf = (id: string): Pick => {
    const isPicked = picked.includes(id);
    return {
      isPicked,
      isClosed: !isPicked && picked.length === 2,
      toggle: () => setChosen(isPicked ? picked.filter((each) => each !== id) : [...picked, id]),
    };
  };
  return (
    <form action="/shared/compare" method="get">
      <List reports={reports} pickOf={pickOf} />
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={picked.length !== 2}>
          Compare the two
        </Button>
        <p role="status" className="text-sm text-muted">
          {hints[picked.length]}
        </p>
      </div>
    </form>
  );
}

const hints = [
  'Tick two reports to see what is gone, new and kept between them.',
  'Tick another one.',
  'The older one comes first.',
] as const;

type State =
  | { readonly kind: 'there' | 'asked' | 'working' }
  | { readonly kind: 'failed'; readonly message: string };

function Row({ report, pick }: { readonly report: OwnReport; readonly pick: Pick | undefined }) {
  const { id, title, createdAt, expiresAt } = report;
  const [state, setState] = useState<State>({ kind: 'there' });

  async function remove() {
    setState({ kind: 'working' });
    try {
      await deleteShared(report);
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      setState({ kind: 'failed', message: error.message });
    }
  }

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-3 first:border-t-0">
      {pick && (
        <input
          type="checkbox"
          name="report"
          value={id}
          checked={pick.isPicked}
          disabled={pick.isClosed}
          onChange={pick.toggle}
          aria-label={`Compare the report shared on ${createdAt.slice(0, 10)}: ${title}`}
          className="size-4 shrink-0 accent-(--accent)"
        />
      )}
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">
          <TextLink href={`/r/${id}`}>
            <InlineProse text={title} />
          </TextLink>
        </p>
        <p className="text-sm text-muted tabular-nums">
          Shared on <time dateTime={createdAt}>{createdAt.slice(0, 10)}</time>
          {expiresAt === null ? (
            ', kept until it is deleted'
          ) : (
            <>
              , kept until <time dateTime={expiresAt}>{expiresAt.slice(0, 10)}</time>
            </>
          )}
        </p>
        {state.kind === 'failed' && (
          <p role="alert" className="text-sm text-error">
            {state.message}
          </p>
        )}
      </div>
      {state.kind === 'asked' ? (
        <div className="flex items-center gap-2">
          <span className="text-sm">For good?</span>
          <Button size="small" variant="primary" autoFocus onClick={() => void remove()}>
            Delete it
          </Button>
          <Button size="small" onClick={() => setState({ kind: 'there' })}>
            Keep it
          </Button>
        </div>
      ) : (
        <Button
          size="small"
          disabled={state.kind === 'working'}
          onClick={() => setState({ kind: 'asked' })}
          aria-label={`Delete the report shared on ${createdAt.slice(0, 10)}: ${title}`}
        >
          {state.kind === 'working' ? 'Deleting' : 'Delete'}
        </Button>
      )}
    </li>
  );
}
