import type { Metadata } from 'next';
import type { Guide } from '@/components/guide/guide';
import { guides } from '@/components/guide/guides';
import { Page, PageHeader, Section } from '@/components/ui/page';
import { PageLink } from '@/components/ui/page-link';

export const metadata: Metadata = {
  title: 'Guides',
  description:
    'What a secure base image is; scratch, Distroless, UBI and Wolfi explained; how to choose, move, verify and run without a shell.',
  alternates: { canonical: '/guides', types: { 'text/markdown': '/guides.md' } },
};

const parts = [
  { id: 'why', title: 'Start here', slugs: ['secure-base-images', 'choosing'] },
  { id: 'families', title: 'The bases, one by one', slugs: ['scratch', 'distroless', 'ubi', 'wolfi'] },
  { id: 'doing', title: 'Doing it', slugs: ['migrating', 'without-a-shell', 'verifying', 'tips'] },
];

export default function GuidesPage() {
  return (
    <Page>
      <PageHeader title="Guides">
        Short, exact, and with their sources. The figures in them come out of the catalog.
      </PageHeader>
      <div className="grid gap-x-12 lg:grid-cols-3">
        {parts.map(({ id, title, slugs }) => (
          <Section key={id} id={id} title={title} className="mt-6">
            <ul>
              {slugs.map((slug) => (
                <Entry key={slug} guide={guides.find((guide) => guide.slug === slug)} />
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </Page>
  );
}

function Entry({ guide }: { readonly guide: Guide | undefined }) {
  if (guide === undefined) return null;
  return (
    <li className="border-t border-line">
      <PageLink href={`/guides/${guide.slug}`} className="group block py-3">
        <span className="font-medium text-accent group-hover:underline">{guide.title}</span>
        <span className="mt-0.5 block text-sm text-muted">{guide.description}</span>
      </PageLink>
    </li>
  );
}
