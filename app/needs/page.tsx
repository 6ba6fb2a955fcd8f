import type { Metadata } from 'next';
import { NeedView } from '@/components/need/need-view';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { needTitles } from '@/lib/report/words';
import { detectors } from '@/lib/requirements';

export const metadata: Metadata = {
  title: 'Needs',
  description: 'What a Dockerfile can need of its base, how that is told, and which images meet it.',
  alternates: { canonical: '/needs' },
};

export default function NeedsPage() {
  return (
    <Page>
      <PageHeader title="What a file needs of its base">
        <p>
          An image runs a file when it meets all its needs. Each kind is told from the lines of the file, and
          tested by the examples here.
        </p>
      </PageHeader>
      <nav aria-label="Kinds of needs">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {detectors.map(({ id }) => (
            <li key={id}>
              <TextLink href={`#${id}`}>{needTitles[id]}</TextLink>
            </li>
          ))}
        </ul>
      </nav>
      {detectors.map((need) => (
        <NeedView key={need.id} need={need} />
      ))}
    </Page>
  );
}
