import type { Metadata } from 'next';
import { OwnReportList } from '@/components/share/own-report-list';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page';

export const metadata: Metadata = {
  title: 'Your shared reports',
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
        <Notice kind="note" title="The list needs JavaScript" className="max-w-[42rem]">
          <p>The delete link that was shown with each report works without.</p>
        </Notice>
      </noscript>
      <div className="noscript:hidden">
        <OwnReportList />
      </div>
    </Page>
  );
}
