'use client';

import { Button } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';

export default function ReportError({ reset }: { readonly reset: () => void }) {
  return (
    <Page>
      <PageHeader title="The report cannot be read now">
        <p role="alert">
          The place where reports are kept does not answer, or this one is damaged. The link stays good.
        </p>
      </PageHeader>
      <Button onClick={reset}>Try again</Button>
    </Page>
  );
}
