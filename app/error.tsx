'use client';

import { Button, ButtonLink } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';

/** A bug of ours: nothing of it is shown but a number that the server’s log has too. */
export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { readonly digest?: string };
  reset(): void;
}) {
  return (
    <Page>
      <PageHeader title="This page could not be made">
        <p>
          The fault is on our side. Try again; if it stays, report it
          {error.digest ? ` with the number ${error.digest}` : ''}.
        </p>
      </PageHeader>
      <div className="flex flex-wrap gap-2" role="alert">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <ButtonLink href="/">Back to the catalog</ButtonLink>
      </div>
    </Page>
  );
}
