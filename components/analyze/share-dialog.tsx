'use client';

import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { writePair } from '@/lib/report/pair';
import type { Report } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import { changesIn, type StoredChanges } from '@/lib/report/stored-changes';
import { withKept } from '../plan/address';
import { isReport } from '../report/is-report';
import { deletePath, remember } from '../share/own-reports';
import { Button } from '../ui/button';
import { X } from '../ui/icons';
import { Notice } from '../ui/notice';
import { AskError, ask, askJson } from './problem';
import { type Choice, ChoiceView, Stored } from './share-choice';
import { type CarryingLink, CarryingLinkRow, carryingLink } from './share-links';
import { SharedView } from './share-result';
import { SecretsFound } from './share-secrets';

/** What `/api/secrets` answers. */
const Looked = SecretsFound.extend({ stored: Stored });
type Looked = z.infer<typeof Looked>;

const Shared = z.object({ id: z.string(), deleteToken: z.string(), expiresAt: z.string().nullable() });
type Shared = z.infer<typeof Shared>;

type State =
  | { readonly kind: 'working'; readonly words: string }
  | { readonly kind: 'choice'; readonly found: Looked; readonly changes: StoredChanges | undefined }
  | {
      readonly kind: 'shared';
      readonly shared: Shared;
      readonly isRemembered: boolean;
      readonly choice: Choice;
      /** As it can be read now; undefined where it could not be read at once. */
      readonly stored: Report | undefined;
      readonly hasReplaced: boolean;
    }
  | { readonly kind: 'failed'; readonly error: AskError };

export type ToShare = {
  readonly request: AnalyzeRequest;
  readonly report: Report;
  /** The shared report that the text was opened from. */
  readonly from: string | undefined;
};

/** Shows what would be public, stores the report as it is chosen then, and gives its links. */
export function ShareDialog({ request, report, from }: ToShare) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<State>({ kind: 'working', words: '' });
  const [carrying, setCarrying] = useState<CarryingLink>();

  async function run(words: string, work: () => Promise<State>): Promise<void> {
    setState({ kind: 'working', words });
    try {
      setState(await work());
    } catch (error) {
      setState({ kind: 'failed', error: asAskError(error) });
    }
  }

  async function look(asked: AnalyzeRequest): Promise<State> {
    const found = Looked.parse(await askJson('/api/secrets', asked));
    if (!hasSecrets(found)) return { kind: 'choice', found, changes: undefined };
    const replaced = await askJson('/api/analyze', { ...asked, ...found.stored });
    return {
      kind: 'choice',
      found,
      changes: isReport(replaced) ? changesIn(report, replaced) : undefined,
    };
  }

  async function store(asked: AnalyzeRequest, choice: Choice, found: Looked): Promise<State> {
    const shared = Shared.parse(await askJson('/api/reports', { ...asked, ...choice }));
    const isRemembered = remember({
      ...shared,
      title: report.summary.text,
      createdAt: new Date().toISOString(),
    });
    const stored = await ask(`/api/reports/${shared.id}`).catch(() => undefined);
    return {
      kind: 'shared',
      shared,
      isRemembered,
      choice,
      stored: isReport(stored) ? stored : undefined,
      hasReplaced: hasSecrets(found) && !choice.keepSecrets,
    };
  }

  const start = useRef(() => {
    void carryingLink(request).then(setCarrying);
    void run('Looking for secrets in your text', () => look(request));
  });
  useEffect(() => {
    dialog.current?.showModal();
    start.current();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby="share-title"
      className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-md border border-line-strong bg-canvas p-5 text-ink shadow-lifted backdrop:bg-black/40"
    >
      <div className="mb-3 flex items-start justify-between gap-3">
        <h2 id="share-title" className="text-lg font-semibold tracking-tight">
          {titles[state.kind]}
        </h2>
        <form method="dialog">
          <Button type="submit" variant="quiet" size="small" aria-label="Close">
            <X size={16} />
          </Button>
        </form>
      </div>
      {state.kind === 'working' && <Notice kind="loading" title={state.words} />}
      {state.kind === 'failed' && (
        <Notice
          kind={state.error.kind === 'offline' ? 'offline' : 'error'}
          title={state.error.title}
          actions={
            <Button size="small" onClick={() => void run('Trying again', () => look(request))}>
              Try again
            </Button>
          }
        >
          <p>{state.error.message} Nothing was shared.</p>
        </Notice>
      )}
      {state.kind === 'choice' && (
        <ChoiceView
          found={state.found}
          changes={state.changes}
          stored={state.found.stored}
          onShare={(choice) => void run('Storing the report', () => store(request, choice, state.found))}
        />
      )}
      {(state.kind === 'choice' || state.kind === 'failed') && carrying && (
        <div className="mt-4 border-t border-line pt-3">
          <CarryingLinkRow link={carrying} opening="Or pass on a link" />
        </div>
      )}
      {state.kind === 'shared' && (
        <SharedView
          url={window.location.origin + withKept(`/r/${state.shared.id}`)}
          deleteUrl={window.location.origin + deletePath(state.shared)}
          expiresAt={state.shared.expiresAt}
          isRemembered={state.isRemembered}
          isTextLeftOut={state.choice.withoutText}
          seen={report}
          stored={state.stored}
          hasReplaced={state.hasReplaced}
          carrying={carrying}
          comparison={from && `/r/${writePair({ before: from, after: state.shared.id })}`}
        />
      )}
    </dialog>
  );
}

function hasSecrets({ secrets, buildArgs }: SecretsFound): boolean {
  return secrets.length + buildArgs.length > 0;
}

const titles = {
  working: 'Sharing the report',
  choice: 'Share this report',
  shared: 'The report has a link',
  failed: 'Not shared',
} as const satisfies Record<State['kind'], string>;

function asAskError(error: unknown): AskError {
  if (error instanceof AskError) return error;
  return new AskError('failed', 'Plinth did not answer', 'What came back was not understood.', {
    cause: error,
  });
}
