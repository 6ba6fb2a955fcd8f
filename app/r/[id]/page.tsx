import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getCatalog } from '@/app/_server/catalog';
import { environment } from '@/app/_server/environment';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { getStore } from '@/app/_server/store';
import { withKeep } from '@/components/plan/address';
import { SharedReportFormats } from '@/components/report/format-menu';
import { ReportCopies } from '@/components/report/report-copies';
import { SharedReport } from '@/components/report/shared-report';
import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { linkMark, markdownFindings, markdownLink } from '@/lib/render/markdown';
import { grouped } from '@/lib/text/grouped';
import { indexLines } from '@/lib/text/lines';

type Parameters = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: PageSearch;
};

const readReport = cache(async (id: string) => getStore().getReport(id));

export async function generateMetadata({ params }: Parameters): Promise<Metadata> {
  const stored = await readReport((await params).id);
  if (!stored) return { title: 'No such report' };
  const { summary, source } = stored.report;
  const lines = grouped(indexLines(source.text).count);
  return {
    title: summary.text.replaceAll('`', ''),
    description: `A report on a Dockerfile of ${lines} lines: findings, what the image needs, which bases run it.`,
    // Whoever has the link may read it; nobody finds it by searching.
    robots: { index: false, follow: false },
  };
}

export default async function SharedReportPage({ params, searchParams }: Parameters) {
  const stored = await readReport((await params).id);
  if (!stored) notFound();
  const { id, createdAt, report } = stored;
  const { engine } = report;
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
            {engine.catalogRevision !== getCatalog().revision && (
              <>
                ; the catalog has changed since: <TextLink href={analyzer}>analyze it again</TextLink>
              </>
            )}
            .
          </p>
        </div>
        <div className="no-print flex flex-wrap items-center gap-1">
          <ReportCopies
            origin={environment().PLINTH_PUBLIC_URL}
            address={withKeep(address, kept)}
            link={markdownLink(linkMark, report)}
            findings={markdownFindings(linkMark, report)}
          />
          <SharedReportFormats id={id} />
          <ButtonLink href={analyzer} className="ml-1">
            Open in the analyzer
          </ButtonLink>
        </div>
      </header>
      <SharedReport
        report={report}
        id={id}
        asked={{ line: numberIn(search, 'lines'), findings: numberIn(search, 'findings') }}
      />
    </Page>
  );
}

/** The number a parameter begins with, `401` of `lines=401-700`; 1 where there is none. */
function numberIn(search: URLSearchParams, name: string): number {
  const digits = /^\d{1,9}/.exec(search.get(name) ?? '');
  return Math.max(1, Number(digits?.[0] ?? 1));
}
