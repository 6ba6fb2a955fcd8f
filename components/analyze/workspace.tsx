'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { GalleryExample } from '@/lib/examples';
import type { Fix } from '@/lib/report/report';
import { lineWords, severityNames } from '@/lib/report/words';
import { anchorOf, HandlersContext, type ReportHandlers } from '../report/handlers';
import { ReportSummary } from '../report/report-summary';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Notice } from '../ui/notice';
import { parseBuildArgs } from './build-args';
import { BuildOptions } from './build-options';
import { checkText } from './check-text';
import type { Draft } from './draft';
import { DropZone } from './drop-zone';
import type { EditorHooks } from './editor/create-editor';
import type { Outline } from './editor/outline';
import { type EditorAccess, EditorPane } from './editor-pane';
import { EditorToolbar } from './editor-toolbar';
import { askFacts } from './facts';
import type { Given } from './given';
import { MovePlan } from './move-plan';
import { PlainListing, PrintedListing } from './plain-listing';
import { ReportFormats } from './report-formats';
import { ReportPane, Working } from './report-pane';
import { draftOf, requestOf } from './request';
import { SafeEdits } from './safe-edits';
import { Share } from './share-dialog';
import { useDraft } from './use-draft';
import { useReport } from './use-report';

const noOutline: Outline = { stages: [], openArgs: [] };

/** The editor and the report beside it; on a phone one under the other, the verdict first. */
export function Workspace({
  given,
  formAction,
}: {
  readonly given: Given;
  readonly formAction: (form: FormData) => void;
}) {
  const access = useRef<EditorAccess>(null);
  const { draft, earlier, notice, dismiss, typed, settle, change, open } = useDraft(access, given);
  const text = useMemo(() => checkText(draft.text), [draft.text]);
  const asked = useSettledOptions(draft);
  const request = useMemo(() => (text.kind === 'ready' ? requestOf(asked) : undefined), [text, asked]);
  const state = useReport(request, given);
  const report = text.kind === 'ready' ? state.report : undefined;

  const [isReady, setReady] = useState(false);
  const [pointedLine, setPointedLine] = useState<number>();
  const [current, setCurrent] = useState<number>();
  const outline = useOutline(access, isReady, draft.text);

  const step = useCallback((direction: 1 | -1) => setCurrent(access.current?.editor?.step(direction)), []);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'F8' || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);

  useEffect(() => {
    if (!isReady) return;
    const { target, buildArgs, platform } = draft;
    access.current?.editor?.setOptions({
      target: target.trim() === '' ? undefined : target.trim(),
      buildArgs: parseBuildArgs(buildArgs).values,
      platform,
    });
  }, [isReady, draft]);

  useEffect(() => {
    if (isReady) access.current?.editor?.setReport(report);
  }, [isReady, report]);

  const { again } = state;
  const analyzeNow = useCallback(() => {
    settle();
    if (state.error) again();
  }, [settle, state.error, again]);

  const applyFix = useCallback((fix: Fix) => access.current?.editor?.apply(fix), []);
  const hooks: EditorHooks = {
    apply: applyFix,
    pick: setCurrent,
    facts: askFacts,
    changed: () => {
      setCurrent(undefined);
      typed();
    },
    submit: analyzeNow,
    pointed: setPointedLine,
  };

  const handlers = useMemo<ReportHandlers>(
    () => ({
      hrefOf: anchorOf,
      jump: (range) => access.current?.editor?.reveal(range),
      light: (ranges) => access.current?.editor?.light(ranges),
      apply: isReady ? applyFix : undefined,
      pointedLine,
      current,
    }),
    [isReady, applyFix, pointedLine, current],
  );

  function pick(example: GalleryExample) {
    open(draftOf({ dockerfile: example.dockerfile, ...withoutUndefined(example.options) }), {
      path: `/analyze?example=${example.id}`,
    });
  }

  const currentFinding = current === undefined ? undefined : report?.findings[current];
  return (
    <HandlersContext value={handlers}>
      <div className="mb-4 flex items-center justify-between gap-3">
        <h1 className="text-lg font-semibold tracking-tight sm:text-xl">Analyze a Dockerfile</h1>
        <div className="no-print flex items-center gap-3">
          <Working isWorking={state.isWorking} />
          {report && <ReportFormats report={report} />}
          <Share request={request} report={report} />
        </div>
      </div>
      {notice && (
        <Notice
          kind="note"
          title={notice}
          className="mb-4"
          actions={
            <Button size="small" onClick={dismiss}>
              Close
            </Button>
          }
        />
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 lg:grid-cols-2 lg:grid-rows-[auto_1fr] print:block print:space-y-6">
        <div aria-live="polite" className="empty:hidden lg:col-start-2 lg:row-start-1">
          {report && <ReportSummary report={report} />}
        </div>
        <div className="lg:sticky lg:top-4 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:self-start print:hidden">
          <form
            action={formAction}
            onSubmit={(event) => {
              event.preventDefault();
              analyzeNow();
            }}
          >
            <DropZone onText={(dropped) => open({ ...draft, text: dropped }, undefined)}>
              <EditorToolbar
                onPick={pick}
                onText={(picked) => open({ ...draft, text: picked }, undefined)}
                onStep={step}
                findings={report?.findings.length ?? 0}
                earlier={earlier}
                onEarlier={(kept) => open(kept, undefined)}
              />
              <div className="flex h-[max(14rem,42dvh)] flex-col lg:h-auto lg:min-h-40 lg:flex-1">
                <EditorPane
                  initialText={given.draft.text}
                  hooks={hooks}
                  access={access}
                  onReady={() => setReady(true)}
                />
              </div>
              <BuildOptions options={draft} outline={outline} onChange={change} />
            </DropZone>
          </form>
        </div>
        <PrintedListing text={draft.text} />
        <div className={classes('lg:col-start-2', report ? 'lg:row-start-2' : 'lg:row-start-1')}>
          {given.problem && text.kind === 'empty' && given.draft.text.trim() === '' && (
            <Notice kind="error" title={given.problem.title} className="mb-4">
              <p>{given.problem.detail}</p>
            </Notice>
          )}
          {report && handlers.apply && (
            <>
              <SafeEdits report={report} request={request} apply={applyFix} />
              <MovePlan request={request} apply={applyFix} />
            </>
          )}
          <ReportPane text={text} state={state} onPick={pick} />
          {report && (
            <noscript>
              <div className="mt-8">
                <PlainListing
                  text={report.source.text}
                  said={report.findings.map(({ range }) => range.start.line)}
                />
              </div>
            </noscript>
          )}
        </div>
      </div>
      <p role="status" className="sr-only">
        {currentFinding &&
          `${severityNames[currentFinding.severity]}, ${lineWords(currentFinding.range)}: ${currentFinding.message.replaceAll('`', '')}`}
      </p>
    </HandlersContext>
  );
}

/** The text at once, it has waited already; what is typed beside it when that pauses. */
function useSettledOptions(draft: Draft): Draft {
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), 250);
    return () => clearTimeout(timer);
  }, [draft]);
  const { target, buildArgs, platform } = settled;
  return useMemo(
    () => ({ text: draft.text, target, buildArgs, platform }),
    [draft.text, target, buildArgs, platform],
  );
}

/** Names of stages and open ARGs, read from the text when the editor is there. */
function useOutline(access: React.RefObject<EditorAccess | null>, isReady: boolean, text: string): Outline {
  const [outline, setOutline] = useState(noOutline);
  useEffect(() => {
    if (isReady && text !== '') setOutline(access.current?.editor?.outline() ?? noOutline);
  }, [access, isReady, text]);
  return outline;
}

function withoutUndefined({ target, buildArgs, platform }: NonNullable<GalleryExample['options']> = {}) {
  return { ...(target && { target }), ...(buildArgs && { buildArgs }), ...(platform && { platform }) };
}
