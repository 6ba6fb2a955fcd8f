'use client';

import { type ReactNode, useState } from 'react';
import { grouped } from '@/lib/text/grouped';
import { InlineProse } from '../report/prose';
import { Button, ButtonLink } from '../ui/button';
import { classes } from '../ui/classes';
import { Notice } from '../ui/notice';
import { PageLink } from '../ui/page-link';
import { linkClasses } from '../ui/text-link';
import { VerdictIcon } from '../ui/verdict';
import { type Analysis, analysisPath, clearAnalyses, removeAnalysis, useAnalyses } from './history';

/** What was analyzed in this browser: to open again, or to remove. */
export function HistoryList() {
  const analyses = useAnalyses();
  const [isAsked, setAsked] = useState(false);
  if (analyses.length === 0)
    return (
      <Notice
        kind="empty"
        title="Nothing is kept of what was analyzed here"
        className="max-w-[42rem]"
        actions={
          <ButtonLink href="/analyze" size="small">
            Analyze a Dockerfile
          </ButtonLink>
        }
      />
    );
  return (
    <>
      <ul className="max-w-[60rem] rounded-md border border-line bg-surface px-4">
        {analyses.map((analysis) => (
          <AnalysisRow key={analysis.id} analysis={analysis}>
            <Button
              size="small"
              onClick={() => removeAnalysis(analysis.id)}
              aria-label={`Remove ${nameOf(analysis)}, analyzed on ${whenOf(analysis)}`}
            >
              Remove
            </Button>
          </AnalysisRow>
        ))}
      </ul>
      <div className="mt-3 flex items-center gap-2">
        {isAsked ? (
          <>
            <span className="text-sm">For good?</span>
            <Button
              size="small"
              variant="primary"
              autoFocus
              onClick={() => {
                clearAnalyses();
                setAsked(false);
              }}
            >
              Remove all {analyses.length}
            </Button>
            <Button size="small" onClick={() => setAsked(false)}>
              Keep them
            </Button>
          </>
        ) : (
          <Button size="small" onClick={() => setAsked(true)}>
            Remove all
          </Button>
        )}
      </div>
    </>
  );
}

/** One of them as a link to the analyzer; `onOpen` where it is opened on the page itself. */
export function AnalysisRow({
  analysis,
  onOpen,
  children,
}: {
  readonly analysis: Analysis;
  readonly onOpen?: (link: Element) => void;
  readonly children?: ReactNode;
}) {
  const lines = analysis.draft.text.trimEnd().split('\n').length;
  return (
    <li className="flex items-center gap-3 border-t border-line py-2 first:border-t-0">
      <VerdictIcon verdict={analysis.verdict} />
      <div className="min-w-0 flex-1">
        <p className="font-mono text-sm">
          <PageLink
            href={analysisPath(analysis)}
            className={classes(linkClasses, 'inline-block max-w-full truncate align-bottom leading-6')}
            onClick={(event) => {
              if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onOpen(event.currentTarget);
            }}
          >
            {nameOf(analysis)}
          </PageLink>
        </p>
        <p className={classes('text-sm text-muted', onOpen && 'truncate')}>
          <time dateTime={analysis.at}>{whenOf(analysis)}</time>, {grouped(lines)}{' '}
          {lines === 1 ? 'line' : 'lines'}: <InlineProse text={analysis.title} />
        </p>
      </div>
      {children}
    </li>
  );
}

/** Its base; of a file without one the first line that says something. */
function nameOf({ base, draft: { text } }: Analysis): string {
  return base ?? text.trimStart().split('\n', 1)[0] ?? '';
}

/** As the clock on the wall says it. */
function whenOf({ at }: Analysis): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
