'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { GalleryExample } from '@/lib/examples';
import { isAddress } from '@/lib/hosted/hosted-file';
import type { Form } from '@/lib/render/format';
import type { Finding, Report } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import { severityNames } from '@/lib/report/words';
import { lineWords } from '@/lib/text/range';
import { Plans } from '../plan/plans';
import { useKeep } from '../plan/use-keep';
import { HandlersContext } from '../report/handlers';
import { MeasuredContext } from '../report/measure-base-here';
import { ReportSummary } from '../report/report-summary';
import { UseBaseContext } from '../report/use-base';
import { classes } from '../ui/classes';
import { CopyButton } from '../ui/copy-button';
import { Notice } from '../ui/notice';
import { checkText } from './check-text';
import { type Draft, emptyDraft } from './draft';
import { EditorForm } from './editor-form';
import type { EditorAccess } from './editor-pane';
import { AddressPane } from './fetch-notice';
import type { Given } from './given';
import { PasteError } from './paste-error';
import { PlainListing, PrintedListing } from './plain-listing';
import { ReportFormats } from './report-formats';
import { ReportPane, Working } from './report-pane';
import { draftOf, requestOf } from './request';
import { SafeEdits } from './safe-edits';
import { Share } from './share';
import { carryingLink } from './share-links';
import { useDraft } from './use-draft';
import { useEditor } from './use-editor';
import { useFetched } from './use-fetched';
import { useHistory } from './use-history';
import { useNamedBase } from './use-named-base';
import { useReport } from './use-report';

/** The editor and the report beside it; on a phone one under the other, the verdict first. */
export function Workspace({
  given,
  formAction,
  publishers,
  forms,
  isFetchOn,
}: {
  readonly given: Given;
  readonly formAction: (form: FormData) => void;
  readonly publishers: readonly string[];
  readonly forms: readonly Form[];
  readonly isFetchOn: boolean;
}) {
  const form = useId();
  const [keep, setKeep] = useKeep(given.keep);
  const access = useRef<EditorAccess>(null);
  const drafts = useDraft(access, given);
  const { draft, settle, open } = drafts;
  const text = useMemo(() => checkText(draft.text), [draft.text]);
  const asked = useSettledOptions(draft);
  const request = useMemo(() => (text.kind === 'ready' ? requestOf(asked) : undefined), [text, asked]);
  const state = useReport(request, given);
  const report = text.kind === 'ready' ? state.report : undefined;

  useHistory(drafts, report);
  const fetched = useFetched(draft.text, isFetchOn, (came) => open({ ...emptyDraft, text: came }, undefined));

  const { again, error } = state;
  const { fetchFrom } = fetched;
  const analyzeNow = useCallback(() => {
    settle();
    const written = access.current?.text() ?? '';
    if (isFetchOn && isAddress(written)) fetchFrom(written);
    else if (error) again();
  }, [settle, error, again, isFetchOn, fetchFrom]);
  const editor = useEditor(access, draft, report, { typed: drafts.typed, submit: analyzeNow });
  const { applyFix, current, handlers } = editor;
  const client = useQueryClient();
  // All that was made without it is made again, the report and what else stands on the page.
  const whenMeasured = useCallback(() => void client.invalidateQueries(), [client]);
  const base = useNamedBase(form, given.moves?.to);

  function pick(example: GalleryExample) {
    open(draftOf({ dockerfile: example.dockerfile, ...withoutUndefined(example.options) }), {
      path: `/analyze?example=${example.id}`,
    });
  }

  return (
    <HandlersContext value={handlers}>
      <Heading
        isWorking={state.isWorking}
        request={request}
        report={report}
        from={draft.from}
        forms={forms}
      />
      {drafts.notice && (
        <Notice kind="note" title={drafts.notice} dismiss={drafts.dismiss} className="mb-4" />
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 lg:grid-cols-2 lg:grid-rows-[auto_1fr] print:block print:space-y-6">
        <div aria-live="polite" className="empty:hidden lg:col-start-2 lg:row-start-1">
          {report && <ReportSummary report={report} />}
        </div>
        <div className="lg:sticky lg:top-4 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:self-start print:hidden">
          <EditorForm
            access={access}
            initialText={given.draft.text}
            drafts={drafts}
            editor={editor}
            fetched={text.kind === 'address' ? { ...fetched, state: { kind: 'none' } } : fetched}
            isFetchOn={isFetchOn}
            findings={report?.findings.length ?? 0}
            formAction={formAction}
            onPick={pick}
            onSubmit={analyzeNow}
            id={form}
            below={<PasteError request={request} given={given} />}
          />
        </div>
        <PrintedListing text={draft.text} />
        <div className={classes('lg:col-start-2', report ? 'lg:row-start-2' : 'lg:row-start-1')}>
          {(text.kind === 'empty' || text.kind === 'address') && (
            <GivenProblem given={given} text={draft.text} />
          )}
          {report && report.summary.otherFile === undefined && (
            <Plans
              request={state.isWorking || error ? undefined : request}
              keep={keep}
              publishers={publishers}
              form={form}
              moves={given.moves}
              named={base.named}
              onName={base.setNamed}
              onKeep={setKeep}
              apply={handlers.apply && applyFix}
            />
          )}
          {report && handlers.apply && <SafeEdits report={report} request={request} apply={applyFix} />}
          <UseBaseContext value={base.takes}>
            <MeasuredContext value={whenMeasured}>
              <ReportPane
                text={text}
                state={state}
                onPick={pick}
                isFetchOn={isFetchOn}
                address={<AddressPane address={draft.text} isOn={isFetchOn} fetched={fetched} />}
              />
            </MeasuredContext>
          </UseBaseContext>
          {report && <ListingWithoutScript report={report} />}
        </div>
      </div>
      <p role="status" className="sr-only">
        {current !== undefined && spokenOf(report?.findings[current])}
      </p>
    </HandlersContext>
  );
}

function Heading({
  isWorking,
  request,
  report,
  from,
  forms,
}: {
  readonly isWorking: boolean;
  readonly request: AnalyzeRequest | undefined;
  readonly report: Report | undefined;
  readonly from: string | undefined;
  readonly forms: readonly Form[];
}) {
  return (
    <div className="mb-4 flex items-center justify-between gap-3">
      <h1 className="text-lg font-semibold tracking-tight sm:text-xl">Analyze a Dockerfile</h1>
      <div className="no-print flex items-center gap-3">
        <Working isWorking={isWorking} />
        {report && request && <ReportFormats request={request} forms={forms} />}
        {request && report && (
          <span className="max-sm:hidden">
            <CopyButton
              make={() => carryingLink(request).then(({ url }) => url)}
              what="a link with the text inside"
              label="Link"
            />
          </span>
        )}
        <Share request={request} report={report} from={from} />
      </div>
    </div>
  );
}

/** What was wrong with a link or an address, as long as nothing has been written instead. */
function GivenProblem({ given: { draft, problem }, text }: { readonly given: Given; readonly text: string }) {
  if (!problem || draft.text.trim() !== text.trim()) return null;
  return (
    <Notice kind="error" title={problem.title} className="mb-4">
      <p>{problem.detail}</p>
    </Notice>
  );
}

function ListingWithoutScript({ report: { findings, source } }: { readonly report: Report }) {
  return (
    <noscript>
      <div className="mt-8">
        <PlainListing text={source.text} said={findings.map(({ range }) => range.start.line)} />
      </div>
    </noscript>
  );
}

function spokenOf(finding: Finding | undefined): string | undefined {
  if (finding === undefined) return undefined;
  const { message, range, severity } = finding;
  return `${severityNames[severity]}, ${lineWords(range)}: ${message.replaceAll('`', '')}`;
}

/** The text at once, it has waited already; what is typed beside it when that pauses. */
function useSettledOptions(draft: Draft): Draft {
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), 250);
    return () => clearTimeout(timer);
  }, [draft]);
  const { target, buildArgs, platform, files } = settled;
  return useMemo(
    () => ({ text: draft.text, target, buildArgs, platform, files }),
    [draft.text, target, buildArgs, platform, files],
  );
}

function withoutUndefined({ target, buildArgs, platform }: NonNullable<GalleryExample['options']> = {}) {
  return { ...(target && { target }), ...(buildArgs && { buildArgs }), ...(platform && { platform }) };
}
