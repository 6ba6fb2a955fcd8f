import { ButtonLink } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';

export default function ReportNotFound() {
  return (
    <Page>
      <PageHeader title="There is no report at this link">
        <p>
          Part of the address may be missing: it ends in 22 or more letters and digits. Shared reports are
          kept for ever, so a whole link still opens. Ask whoever sent it to copy it again.
        </p>
      </PageHeader>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/analyze" variant="primary">
          Analyze a Dockerfile
        </ButtonLink>
        <ButtonLink href="/analyze?example=go-scratch">See an example report</ButtonLink>
      </div>
    </Page>
  );
}
