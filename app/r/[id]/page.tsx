import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getCatalog } from '@/app/_server/catalog';
import { now } from '@/app/_server/clock';
import { environment } from '@/app/_server/environment';
import { goneSentence } from '@/app/_server/reports';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { getStore } from '@/app/_server/store';
import { CompareMenu } from '@/components/difference/compare-form';
import { withKeep } from '@/components/plan/address';
import { NoReport } from '@/components/report/no-report';
import { PassOn } from '@/components/report/pass-on';
import { PrintedAddress } from '@/components/report/printed-address';
import { SharedReport } from '@/components/report/shared-report';
import { Forget } from '@/components/share/forget';
import { OwnReportDelete } from '@/components/share/own-report';
import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { editionOf } from '@/lib/catalog/edition';
import { readPair, today, writePair } from '@/lib/report/pair';
import type { Report } from '@/lib/report/report';
import type { Gone, StoredReport } from '@/lib/store/store';
import { isStoreError, type StoreError } from '@/lib/store/store-error';
import { grouped } from '@/lib/text/grouped';
import { indexLines } from '@/lib/text/lines';
import { engineVersion } from '@/lib/version';
import { ComparisonPage, comparisonMetadata } from './comparison';

type Parameters = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: PageSearch;
};

/** `failed`: nothing is known now; a report that is damaged itself is a matter of its own. */
type Failed = { readonly kind: 'failed'; readonly code: StoreError['code'] };

const readReport = cache(async (id: string): Promise<StoredReport | Gone | Failed | undefined> => {
  try {
    return await getStore().getReport(id, now());
  } catch (error) {
    if (!isStoreError(error) || error.code === 'corrupt') throw error;
    return { kind: 'failed', code: error.code };
  }
});

export async function generateMetadata({ params }: Parameters): Promise<Metadata> {
  const pair = readPair((await params).id);
  if (pair !== undefined) return await comparisonMetadata(pair);
  const stored = await readReport((await params).id);
  if (stored?.kind !== 'stored') return { title: 'No such report', robots: { index: false, follow: false } };
  const { summary, source } = stored.report;
  const length = source.isLeftOut ? '' : ` of ${grouped(indexLines(source.text).count)} lines`;
  return {
    title: summary.text.replaceAll('`', ''),
    description: `A report on a Dockerfile${length}: findings, what the image needs, which bases run it.`,
    // Whoever has the link may read it; nobody finds it by searching.
    robots: { index: false, follow: false },
  };
}

export default async function SharedReportPage({ params, searchParams }: Parameters) {
  const pair = readPair((await params).id);
  if (pair !== undefined) return <ComparisonPage pair={pair} />;
  const stored = await readReport((await params).id);
  if (stored === undefined) notFound();
  if (stored.kind === 'failed') return <ReportUnavailable code={stored.code} />;
  if (stored.kind !== 'stored') return <ReportGone id={(await params).id} gone={stored} />;
  const { id, createdAt, expiresAt, report } = stored;
  const { engine, source } = report;
  const address = `/r/${id}`;
  const search = toSearchParams(await searchParams);
  // What its sharer has narrowed goes along to the analyzer, which shows bases to move to.
  const kept = search.getAll('keep');
  const analyzer = withKeep(`/analyze?report=${id}`, kept);
  const day = createdAt.slice(0, 10);
  return (
    <Page className="pt-5 print:pt-0">
      <header className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="text-lg font-semibold tracking-tight sm:text-xl">Shared report</h1>
          <p className="text-sm text-muted">
            Made on <time dateTime={createdAt}>{day}</time> with Plinth {engine.version} and the catalog of{' '}
            <time dateTime={engine.catalogDate}>{engine.catalogDate}</time>. It stays as it was
            {expiresAt !== undefined && (
              <>
                {' '}
                until <time dateTime={expiresAt}>{expiresAt.slice(0, 10)}</time>
              </>
            )}
            {!source.isLeftOut && <Since id={id} engine={engine} analyzer={analyzer} />}.
          </p>
          <PrintedAddress label="Address" origin={environment().PLINTH_PUBLIC_URL} path={address} />
        </div>
        <div className="no-print flex flex-wrap items-center gap-1">
          <OwnReportDelete id={id} />
          <PassOn
            id={id}
            report={report}
            origin={environment().PLINTH_PUBLIC_URL}
            address={withKeep(address, kept)}
          />
          <CompareMenu id={id} />
          {!source.isLeftOut && (
            <ButtonLink href={analyzer} className="ml-1">
              Open in the analyzer
            </ButtonLink>
          )}
        </div>
      </header>
      <SharedReport
        report={report}
        id={id}
        origin={environment().PLINTH_PUBLIC_URL}
        asked={{ line: numberIn(search, 'lines'), findings: numberIn(search, 'findings') }}
      />
    </Page>
  );
}

/** What changed since, and the way to see what of the report would change with it. */
function Since({
  id,
  engine: { version, catalogRevision },
  analyzer,
}: {
  readonly id: string;
  readonly engine: Report['engine'];
  readonly analyzer: string;
}) {
  const isNewCatalog = catalogRevision !== editionOf(getCatalog()).revision;
  if (!isNewCatalog && version === engineVersion) return null;
  return (
    <>
      ; {isNewCatalog ? 'the catalog' : 'Plinth'} has changed since:{' '}
      <TextLink href={analyzer}>analyze it again</TextLink>, or{' '}
      <TextLink href={`/r/${writePair({ before: id, after: today })}`}>see what changed</TextLink>
    </>
  );
}

function ReportGone({ id, gone }: { readonly id: string; readonly gone: Gone }) {
  return (
    <NoReport kind="empty" title={goneSentence(gone)}>
      <Forget id={id} />
      <p>Nothing of it is kept. Whoever sent you the link can share it again.</p>
    </NoReport>
  );
}

function ReportUnavailable({ code }: { readonly code: StoreError['code'] }) {
  return (
    <NoReport
      kind="error"
      title="The report cannot be read now"
      actions={
        <ButtonLink href="" size="small">
          Try again
        </ButtonLink>
      }
    >
      <p>{unreadable[code]} The link stays good.</p>
    </NoReport>
  );
}

const unreadable = {
  unavailable: 'The place where reports are kept cannot be reached. Try again in a minute.',
  locked: 'Another program holds the database of the reports. Try again in a minute.',
  damaged: 'The database of the reports is damaged. Whoever runs this server puts a good copy in its place.',
  'disk-full': 'The disk that holds the reports is full. Whoever runs this server makes room.',
  full: 'There is no room for reports.',
  corrupt: 'This report is damaged.',
} as const satisfies Record<StoreError['code'], string>;

/** The number a parameter begins with, `401` of `lines=401-700`; 1 where there is none. */
function numberIn(search: URLSearchParams, name: string): number {
  const digits = /^\d{1,9}/.exec(search.get(name) ?? '');
  return Math.max(1, Number(digits?.[0] ?? 1));
}
