import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { AddImage } from '@/components/comparison/add-image';
import { ComparisonTable } from '@/components/comparison/comparison-table';
import { Moving } from '@/components/comparison/moving';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { facets } from '@/lib/facets/index';
import { movingFrom } from '@/lib/moving/moving';
import { compareImages } from '@/lib/table/comparison-rows';
import { compareAddress, mostCompared, readAsked } from './asked';
import { readyComparisons } from './ready';

type Props = { readonly searchParams: PageSearch };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { images } = readAsked(toSearchParams(await searchParams), getCatalog(), today());
  const names = images.map(({ name }) => name).join(' · ');
  return {
    title: images.length > 1 ? `${names} compared` : 'Compare base images',
    description:
      images.length > 1
        ? `${names}: what differs, fact by fact, each with its source.`
        : 'Put up to five container base images side by side: differences first, every cell with its source.',
    alternates: { canonical: compareAddress(images) },
    openGraph: { images: [compareAddress(images).replace('/compare', '/compare/picture')] },
  };
}

export default async function ComparePage({ searchParams }: Props) {
  const catalog = getCatalog();
  const day = today();
  const { images, problem, isCanonical } = readAsked(toSearchParams(await searchParams), catalog, day);
  if (!isCanonical && problem === undefined) redirect(compareAddress(images));
  const rows = compareImages(images, facets);
  const [first, second] = images;
  return (
    <Page>
      <PageHeader title={titleOf(images.length, rows.different.length)}>
        {images.length < 2
          ? 'Two to five images side by side: differences first, every value with its source.'
          : 'Differences first. Click a value for its source, a dash for the reason it is not known. “Least” marks what is better beyond dispute, and only where every value is known.'}
      </PageHeader>
      <div className="mb-6">
        {images.length < mostCompared ? (
          <AddImage chosen={images} images={catalog.images} problem={problem} />
        ) : (
          problem && <Notice kind="note" title={problem} />
        )}
      </div>
      {images.length === 0 ? (
        <ReadyList />
      ) : (
        <ComparisonTable
          images={images}
          rows={rows}
          today={day}
          without={(id) => compareAddress(images.filter((image) => image.id !== id))}
        />
      )}
      {first && second && images.length === 2 && (
        <Moving from={first} to={second} moving={movingFrom(catalog, first, second, facets)} />
      )}
    </Page>
  );
}

function titleOf(images: number, differences: number): string {
  if (images < 2) return 'Compare base images';
  return `${images} images differ in ${differences} known ${differences === 1 ? 'fact' : 'facts'}`;
}

function ReadyList() {
  const ready = readyComparisons(getCatalog());
  return (
    <section aria-labelledby="ready">
      <h2 id="ready" className="mb-2 text-md font-semibold">
        Start from one of these
      </h2>
      <ul className="space-y-1.5">
        {ready.map(({ title, images }) => (
          <li key={title}>
            <TextLink href={compareAddress(images)}>{title}</TextLink>{' '}
            <span className="text-sm text-muted">{images.map(({ name }) => name).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <TextLink href="/changes">What changed under a tag</TextLink>{' '}
        <span className="text-sm text-muted">
          where python:3.12-slim and every other tag of the official images has been
        </span>
      </p>
    </section>
  );
}
