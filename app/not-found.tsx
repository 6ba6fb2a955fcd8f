import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = { title: 'Nothing stands here' };

export default function NotFound() {
  return (
    <Page>
      <PageHeader title="Nothing stands here">
        <p>The address names no page of this site.</p>
      </PageHeader>
      <ul className="mb-6 max-w-[42rem] list-disc space-y-1 pl-5">
        <li>
          A shared report opens by its whole link: the address ends in 22 or more letters and digits. Ask
          whoever sent it to copy it again.
        </li>
        <li>
          An image may be in the <TextLink href="/">catalog</TextLink> under another name: search for a part
          of it.
        </li>
        <li>
          All <TextLink href="/rules">rules</TextLink> and <TextLink href="/guides">guides</TextLink> have a
          page that lists them.
        </li>
      </ul>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/" variant="primary">
          Search the catalog
        </ButtonLink>
        <ButtonLink href="/analyze">Analyze a Dockerfile</ButtonLink>
      </div>
    </Page>
  );
}
