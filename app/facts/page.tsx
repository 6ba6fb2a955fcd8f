import type { Metadata } from 'next';
import { getCatalog } from '@/app/_server/catalog';
import { InlineProse } from '@/components/report/prose';
import { Page, PageHeader, Section } from '@/components/ui/page';
import { type Facet, facetGroups } from '@/lib/facets/facet';
import { facets } from '@/lib/facets/index';
import { grouped } from '@/lib/text/grouped';
import { Estimates } from './estimates';

export const metadata: Metadata = {
  title: 'What each fact means',
  description:
    'The glossary of the catalog: what every comparable property of a container base image means, how it is established, and of how many images it is known.',
  alternates: { canonical: '/facts' },
};

export default function FactsPage() {
  const { images, sizeEstimates } = getCatalog();
  const countOf = (facet: Facet) => images.filter((image) => facet.fact(image).known).length;
  return (
    <Page>
      <PageHeader title="What each fact means, and how it is established">
        A fact is a value with the place it was read, or it is not known and says why. Nothing is concluded
        from silence: an image of which nobody published the shell may have one.
      </PageHeader>
      <nav aria-label="Groups" className="no-print flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {facetGroups.map(({ id, title }) => (
          <a key={id} href={`#${id}`} className="text-accent hover:underline">
            {title}
          </a>
        ))}
        <a href="#estimates" className="text-accent hover:underline">
          How sizes are estimated
        </a>
      </nav>
      {facetGroups.map(({ id, title }) => (
        <Section key={id} id={id} title={title}>
          <dl>
            {facets
              .filter(({ group }) => group === id)
              .map((facet) => (
                <Entry key={facet.id} facet={facet} known={countOf(facet)} total={images.length} />
              ))}
          </dl>
        </Section>
      ))}
      <Estimates all={sizeEstimates} />
    </Page>
  );
}

function Entry({
  facet,
  known,
  total,
}: {
  readonly facet: Facet;
  readonly known: number;
  readonly total: number;
}) {
  const { id, title, glossary } = facet;
  return (
    <div
      id={id}
      className="grid gap-x-8 gap-y-1 border-t border-line py-3 target:bg-accent-soft md:grid-cols-[9rem_minmax(0,1fr)] lg:grid-cols-[12rem_minmax(0,1fr)]"
    >
      <dt className="font-medium">{title}</dt>
      <dd className="grid gap-x-8 gap-y-1 md:grid-cols-[minmax(0,1fr)_10rem] lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_10rem]">
        <p>
          <InlineProse text={glossary.means} />
        </p>
        <p className="text-sm text-muted md:max-lg:row-start-2">
          <InlineProse text={glossary.established} />
        </p>
        <p className="text-sm text-muted tabular-nums md:max-lg:row-span-2">
          known of {grouped(known)} of {grouped(total)}
          <span aria-hidden="true" className="mt-1 block h-1 bg-line">
            <span
              className="block h-full bg-control"
              style={{ width: `${(100 * known) / Math.max(total, 1)}%` }}
            />
          </span>
        </p>
      </dd>
    </div>
  );
}
