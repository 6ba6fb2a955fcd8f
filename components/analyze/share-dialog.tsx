'use client';

import { Share2, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { z } from 'zod';
import type { Report } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import { encodeLink } from '@/lib/share/link';
import { withKept } from '../plan/address';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { AskError, askJson } from './problem';
import { SharedView } from './share-result';
import { SecretsFound, SecretsFoundView } from './share-secrets';

const Shared = z.object({ id: z.string(), url: z.string() });

type State =
  | { readonly kind: 'working'; readonly words: string }
  | { readonly kind: 'secrets'; readonly found: SecretsFound }
  | { readonly kind: 'shared'; readonly url: string; readonly replaced: number }
  | { readonly kind: 'failed'; readonly error: AskError };

/** Stores the report and gives its link; before that, shows the secrets it would carry. */
export function Share({
  request,
  report,
}: {
  readonly request: AnalyzeRequest | undefined;
  readonly report: Report | undefined;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<State>({ kind: 'working', words: '' });
  const [textLink, setTextLink] = useState<string>();

  async function run(words: string, work: () => Promise<State>): Promise<void> {
    setState({ kind: 'working', words });
    try {
      setState(await work());
    } catch (error) {
      setState({ kind: 'failed', error: asAskError(error) });
    }
  }

  async function look(asked: AnalyzeRequest): Promise<State> {
    const found = SecretsFound.parse(await askJson('/api/secrets', asked));
    if (found.secrets.length + found.buildArgs.length > 0) return { kind: 'secrets', found };
    return store(asked, {}, 0);
  }

  async function store(asked: AnalyzeRequest, choice: object, replaced: number): Promise<State> {
    const { id } = Shared.parse(await askJson('/api/reports', { ...asked, ...choice }));
    return { kind: 'shared', url: window.location.origin + withKept(`/r/${id}`), replaced };
  }

  function start() {
    if (!request) return;
    dialog.current?.showModal();
    setTextLink(undefined);
    const { files: _, ...carried } = request;
    void encodeLink(carried).then((fragment) =>
      setTextLink(window.location.origin + withKept(`/analyze#${fragment}`)),
    );
    void run('Looking for secrets in your text', () => look(request));
  }

  return (
    <>
      <Button variant="primary" onClick={start} disabled={!request || !report}>
        <Share2 size={15} aria-hidden="true" />
        Share
      </Button>
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
              <X size={16} aria-hidden="true" />
            </Button>
          </form>
        </div>
        {state.kind === 'working' && <Notice kind="loading" title={state.words} />}
        {state.kind === 'failed' && request && (
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
        {state.kind === 'secrets' && request && (
          <SecretsFoundView
            found={state.found}
            onReplace={() =>
              void run('Storing the report', () =>
                store(request, { redact: true }, state.found.secrets.length + state.found.buildArgs.length),
              )
            }
            onKeep={() => void run('Storing the report', () => store(request, { keepSecrets: true }, 0))}
          />
        )}
        {state.kind === 'shared' && report && (
          <SharedView url={state.url} report={report} replaced={state.replaced} textLink={textLink} />
        )}
      </dialog>
    </>
  );
}

const titles = {
  working: 'Sharing the report',
  secrets: 'Your text holds secrets',
  shared: 'The report has a link',
  failed: 'Not shared',
} as const satisfies Record<State['kind'], string>;

function asAskError(error: unknown): AskError {
  if (error instanceof AskError) return error;
  return new AskError('failed', 'Plinth did not answer', 'What came back was not understood.', {
    cause: error,
  });
}
