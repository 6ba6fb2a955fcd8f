import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';

export const metadata: Metadata = { title: 'Nothing stands here' };

export default function NotFound() {
  return (
    <Page>
      <PageHeader title="Nothing stands here">
        The address names no page of this site. An image may be in the catalog under another name; a shared
        report is opened by its whole link, every letter of it.
      </PageHeader>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/" variant="primary">
          Search the catalog
        </ButtonLink>
        <ButtonLink href="/analyze">Analyze a Dockerfile</ButtonLink>
      </div>
    </Page>
  );
}
