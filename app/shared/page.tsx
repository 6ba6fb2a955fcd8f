import type { Metadata } from 'next';
import { HistoryList } from '@/components/analyze/history-list';
import { OwnReportList } from '@/components/share/own-report-list';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page';

export const metadata: Metadata = {
  title: 'Your reports and analyses',
  robots: { index: false, follow: false },
};

export default function SharedPage() {
  return (
    <Page>
      <PageHeader title="Your shared reports">
        <p>
          Remembered by this browser alone. Another browser, or this one after its data was cleared, knows
          only the delete link that you were shown.
        </p>
      </PageHeader>
      <noscript>
        <Notice kind="note" title="The lists need JavaScript" className="max-w-[42rem]">
          <p>The delete link that was shown with each report works without.</p>
        </Notice>
      </noscript>
      <div className="noscript:hidden">
        <OwnReportList />
        <section id="analyses" aria-labelledby="analyses-title" className="mt-12 scroll-mt-4">
          <h2 id="analyses-title" className="text-lg font-semibold tracking-tight">
            Analyzed in this browser
          </h2>
          <p className="mt-1 mb-4 max-w-[42rem] text-muted">
            The last texts, with their options, kept here and sent nowhere. A text with a secret in it is not
            kept, nor are files beside it.
          </p>
          <HistoryList />
        </section>
      </div>
    </Page>
  );
}
