'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';

export default function ReportError({ reset }: { readonly reset: () => void }) {
  return (
    <Page>
      <h1 className="mb-4 text-xl font-semibold tracking-tight">Shared report</h1>
      <Notice
        kind="error"
        title="The report cannot be read now"
        actions={
          <Button size="small" onClick={reset}>
            Try again
          </Button>
        }
      >
        <p>The place where reports are kept does not answer, or this one is damaged. The link stays good.</p>
      </Notice>
    </Page>
  );
}
