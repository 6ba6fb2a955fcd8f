'use client';

import { memo, type ReactNode } from 'react';
import type { GalleryExample } from '@/lib/examples';
import type { Report } from '@/lib/report/report';
import { FindingList } from '../report/finding-list';
import { MeasureBaseHere } from '../report/measure-base-here';
import { ReportView } from '../report/report-view';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Again, Working as WorkingIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import type { TextState } from './check-text';
import { GalleryList } from './gallery-list';
import type { ReportState } from './use-report';

const Whole = memo(function Whole({ report }: { readonly report: Report }) {
  return (
    <ReportView
      report={report}
      plansAt="#plans"
      findings={<FindingList report={report} />}
      Base={MeasureBaseHere}
    />
  );
});

/** What stands beside the editor: the report, or why there is none and what to do next. */
export function ReportPane({
  text,
  state,
  onPick,
  address,
  isFetchOn,
}: {
  readonly text: TextState;
  /** What is said where the text is nothing but an address. */
  readonly address: ReactNode;
  readonly isFetchOn: boolean;
  readonly state: ReportState;
  readonly onPick: (example: GalleryExample) => void;
}) {
  if (text.kind === 'empty') return <Empty onPick={onPick} isFetchOn={isFetchOn} />;
  if (text.kind === 'address') return address;
  if (text.kind === 'binary') {
    return (
      <Notice kind="error" title="This is not a text file">
        <p>It holds zero bytes, as programs and archives do. Paste the Dockerfile itself.</p>
      </Notice>
    );
  }
  if (text.kind === 'too-large') return <TooLarge bytes={text.bytes} />;
  const { report, isWorking, error, again } = state;
  return (
    <div className="space-y-4">
      {error && !isWorking && (
        <Notice
          kind={error.kind === 'offline' ? 'offline' : 'error'}
          title={error.title}
          actions={
            <Button size="small" onClick={again}>
              <Again size={14} />
              Try again
            </Button>
          }
        >
          <p>{error.message}</p>
          {report && <p>Below is the report on your text as it was before.</p>}
        </Notice>
      )}
      {!report && !error && (
        <Notice kind="loading" title="Reading your Dockerfile">
          <p>Stages, bases, what each command makes, and what the image needs.</p>
        </Notice>
      )}
      {report && (
        <div
          aria-busy={isWorking}
          className={classes('transition-opacity', isWorking && 'opacity-60 delay-200')}
        >
          <Whole report={report} />
        </div>
      )}
    </div>
  );
}

/** Says quietly that a newer report is on its way. */
export function Working({ isWorking }: { readonly isWorking: boolean }) {
  if (!isWorking) return null;
  return <WorkingIcon size={14} className="shrink-0 animate-spin text-muted" />;
}

function Empty({
  onPick,
  isFetchOn,
}: {
  readonly onPick: (example: GalleryExample) => void;
  readonly isFetchOn: boolean;
}) {
  return (
    <section aria-labelledby="gallery-title">
      <h2 id="gallery-title" className="mb-1 text-md font-semibold">
        Paste a Dockerfile, or start from one of these
      </h2>
      <p className="mb-3 text-muted">
        You can also drop a file onto the editor
        {isFetchOn && ', or paste the address of one on GitHub or GitLab'}. Nothing is stored unless you share
        it.
      </p>
      <GalleryList onPick={onPick} />
    </section>
  );
}

export function TooLarge({
  bytes,
  name,
  dismiss,
}: {
  readonly bytes: number;
  readonly name?: string;
  readonly dismiss?: () => void;
}) {
  return (
    <Notice kind="error" title={`${name ?? 'This text'} is too large`} {...(dismiss && { dismiss })}>
      <p>
        It has {(bytes / 1024 / 1024).toFixed(1)} MiB, and only files under 1 MiB are analyzed. Move long
        scripts into files of their own and COPY them.{!name && ' Your text stays in the editor.'}
      </p>
    </Notice>
  );
}
