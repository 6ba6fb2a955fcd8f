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
  return (
    <ul className="max-w-[60rem] overflow-hidden rounded-md border border-line bg-surface">
      {reports.map((report) => (
        <Row key={report.id} report={report} />
      ))}
    </ul>
  );
}

type State =
  | { readonly kind: 'there' | 'asked' | 'working' }
  | { readonly kind: 'failed'; readonly message: string };

function Row({ report }: { readonly report: OwnReport }) {
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
      <div className="min-w-0 flex-1 basis-72">
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
