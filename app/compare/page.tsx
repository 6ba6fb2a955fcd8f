import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { environment } from '@/app/_server/environment';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { AddImage } from '@/components/comparison/add-image';
import { Alone } from '@/components/comparison/alone';
import { ComparisonTable } from '@/components/comparison/comparison-table';
import { GoOn } from '@/components/comparison/go-on';
import { Moves } from '@/components/comparison/moves';
import { Moving } from '@/components/comparison/moving';
import { RememberChosen } from '@/components/comparison/remember-chosen';
import { PrintedAddress } from '@/components/report/printed-address';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import type { CatalogImage } from '@/lib/catalog/image';
import { facets } from '@/lib/facets/index';
import { alternativesTo } from '@/lib/image-guide/alternatives';
import { movingFrom } from '@/lib/moving/moving';
import { type ComparisonRow, compareImages, marksIn } from '@/lib/table/comparison-rows';
import { capital } from '@/lib/text/capital';
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
  const search = toSearchParams(await searchParams);
  const asked = readAsked(search, catalog, day);
  const { images, problem, isCanonical } = asked;
  if (!isCanonical && problem === undefined) redirect(compareAddress(images));
  const rows = compareImages(images, facets);
  return (
    <Page>
      <PageHeader title={titleOf(images, rows.different.length)}>
        {leadOf(images, rows.different)}
        <PrintedAddress
          label="Address"
          origin={environment().PLINTH_PUBLIC_URL}
          path={compareAddress(images)}
        />
      </PageHeader>
      <div className="mb-6">
        {images.length < mostCompared ? (
          <AddImage
            chosen={images}
            typed={asked.typed}
            problem={problem}
            choices={asked.choices}
            beside={(image) => compareAddress([...images, image])}
          />
        ) : (
          problem && <Notice kind="note" title={problem} dismiss={compareAddress(images)} />
        )}
      </div>
      {images.length === 0 && <Empty />}
      {images.length === 1 && <One image={images[0]} today={day} />}
      {images.length > 1 && (
        <ComparisonTable
          images={images}
          rows={rows}
          today={day}
          without={(id) => compareAddress(images.filter((image) => image.id !== id))}
        />
      )}
      {images.length > 1 && <Changes images={images} />}
      {search.has('with') && <RememberChosen ids={images.map(({ id }) => id).join(',')} />}
    </Page>
  );
}

function One({ image, today: day }: { readonly image: CatalogImage | undefined; readonly today: string }) {
  if (image === undefined) return null;
  return (
    <Alone
      image={image}
      alternatives={alternativesTo(image, getCatalog())}
      today={day}
      beside={(other) => compareAddress([image, other])}
      without={nothing}
    />
  );
}

function Changes({ images }: { readonly images: readonly CatalogImage[] }) {
  const [first, second, third] = images;
  if (first === undefined || second === undefined) return null;
  const between = (from: CatalogImage, to: CatalogImage) => `${compareAddress([from, to])}#moving`;
  if (third !== undefined) return <Moves images={images} between={between} />;
  return (
    <>
      <Moving from={first} to={second} moving={movingFrom(getCatalog(), first, second, facets)} />
      <p className="no-print mt-4 text-sm">
        <TextLink href={between(second, first)}>
          The other way round, from {second.reference} to {first.reference}
        </TextLink>
      </p>
    </>
  );
}

function titleOf(images: readonly CatalogImage[], differences: number): string {
  const [first] = images;
  if (first === undefined) return 'Compare base images';
  if (images.length === 1) return first.name;
  return `${images.length} images differ in ${differences} known ${differences === 1 ? 'fact' : 'facts'}`;
}

/** Says of the table below what is true of it: nothing of marks where nothing is marked. */
function leadOf(images: readonly CatalogImage[], different: readonly ComparisonRow[]): string {
  if (images.length === 0)
    return 'Two to five images side by side: differences first, every value with its source.';
  if (images.length === 1) return 'Nothing stands beside it yet. Add an image to see what differs.';
  const isKnown = different.every(({ facet }) => images.every((image) => facet.text(image) !== undefined));
  const source = isKnown
    ? 'Click a value for its source.'
    : 'Click a value for its source, a mark for the reason it is not known.';
  const marks = marksIn(different).map((mark, index) => `“${index === 0 ? capital(mark) : mark}”`);
  const marked =
    marks.length === 0
      ? ''
      : ` ${marks.join(' and ')} ${marks.length === 1 ? 'marks' : 'mark'} what is better beyond dispute, and only where every value is known.`;
  return `Differences first. ${source}${marked}`;
}

/** To nothing on purpose: what was compared is forgotten too. */
const nothing = '/compare?with=';

function Empty() {
  return (
    <>
      <GoOn />
      <ReadyList />
    </>
  );
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
