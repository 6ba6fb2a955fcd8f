import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getCatalog } from '@/app/_server/catalog';
import { environment } from '@/app/_server/environment';
import type { Guide } from '@/components/guide/guide';
import { findGuide, guides } from '@/components/guide/guides';
import { contentsOf } from '@/components/guide/heading';
import { PrintedAddress } from '@/components/report/printed-address';
import { Contents } from '@/components/ui/contents';
import { Page, PageHeader } from '@/components/ui/page';
import { PageLink } from '@/components/ui/page-link';
import { TextLink } from '@/components/ui/text-link';

type Props = { readonly params: Promise<{ readonly slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const guide = findGuide((await params).slug);
  if (guide === undefined) return {};
  return {
    title: guide.title,
    description: guide.description,
    alternates: {
      canonical: `/guides/${guide.slug}`,
      types: { 'text/markdown': `/guides/${guide.slug}.md` },
    },
    openGraph: { type: 'article' },
  };
}

export default async function GuidePage({ params }: Props) {
  const guide = findGuide((await params).slug);
  if (guide === undefined) notFound();
  const body = guide.Body({ catalog: getCatalog() });
  return (
    <Page>
      <PageHeader title={guide.title} above={<TextLink href="/guides">Guides</TextLink>}>
        {guide.description}
        <PrintedAddress
          label="Address"
          origin={environment().PLINTH_PUBLIC_URL}
          path={`/guides/${guide.slug}`}
        />
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 xl:grid-cols-[12rem_minmax(0,42rem)_minmax(0,1fr)]">
        <Contents parts={contentsOf(body)} />
        <article className="prose mt-6 xl:mt-0">{body}</article>
        <Sources guide={guide} />
      </div>
      <Neighbours guide={guide} />
    </Page>
  );
}

function Sources({ guide }: { readonly guide: Guide }) {
  return (
    <aside
      className="mt-10 text-sm xl:sticky xl:top-6 xl:mt-0 xl:max-w-xs xl:self-start"
      aria-labelledby="sources"
    >
      <h2 id="sources" className="mb-2 font-semibold">
        Sources
      </h2>
      <ul className="space-y-1.5">
        {guide.sources.map(({ title, url }) => (
          <li key={url}>
            <TextLink href={url} className="inline-block min-h-6">
              {title}
            </TextLink>
          </li>
        ))}
      </ul>
      {guide.family && (
        <p className="mt-6">
          <TextLink href={`/families/${guide.family}`}>All its images in the catalog</TextLink>
        </p>
      )}
    </aside>
  );
}

function Neighbours({ guide }: { readonly guide: Guide }) {
  const index = guides.indexOf(guide);
  const neighbours = [
    { guide: guides[index - 1], word: 'Before this' },
    { guide: guides[index + 1], word: 'Read next' },
  ];
  return (
    <nav
      aria-label="Other guides"
      className="no-print mt-12 grid gap-4 border-t border-line pt-4 sm:grid-cols-2 xl:mx-60 xl:max-w-[42rem]"
    >
      {neighbours.map(
        (neighbour) =>
          neighbour.guide && (
            <PageLink key={neighbour.word} href={`/guides/${neighbour.guide.slug}`} className="group">
              <span className="block text-sm text-muted">{neighbour.word}</span>
              <span className="font-medium text-accent group-hover:underline">{neighbour.guide.title}</span>
            </PageLink>
          ),
      )}
    </nav>
  );
}
