import type { Metadata } from 'next';
import { siteAddress } from '@/app/_server/address';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { tableAddress, tableData } from '@/app/_server/table';
import { analyzeForm } from '@/app/analyze/actions';
import { CatalogStage } from '@/components/catalog/catalog-stage';
import { CatalogStatic } from '@/components/catalog/catalog-static';
import { PasteBox } from '@/components/catalog/paste-box';
import { Page } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { facets } from '@/lib/facets/index';
import { tableModel } from '@/lib/table/table-model';
import { readTableQuery } from '@/lib/table/table-query';
import { grouped } from '@/lib/text/grouped';

export const metadata: Metadata = { alternates: { canonical: '/' } };

export default async function CatalogPage({ searchParams }: { readonly searchParams: PageSearch }) {
  const catalog = getCatalog();
  const day = today();
  const data = tableData(catalog, day);
  const search = toSearchParams(await searchParams);
  const model = tableModel(data, readTableQuery(data, search));
  return (
    <Page>
      <div className="catalog-hero mb-8 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <header className="space-y-3">
          <h1 className="text-xl font-semibold tracking-tight">What should your container stand on?</h1>
          <p className="max-w-[34rem] text-md text-muted">
            Paste a Dockerfile and see which base images run it, which do not, and why. Or compare the bases
            themselves: {grouped(data.rows.length)} images, every fact with its source, what nobody published
            shown as not known.
          </p>
          <p className="flex flex-wrap gap-x-5 gap-y-1">
            <TextLink href="/guides/secure-base-images">Why the base matters</TextLink>
            <TextLink href="/choose">No Dockerfile yet?</TextLink>
            <TextLink href="/guides/choosing">How to choose</TextLink>
            <TextLink href="/pictures">The catalog in pictures</TextLink>
          </p>
        </header>
        <PasteBox action={analyzeForm} />
      </div>
      <DatasetDescription count={data.rows.length} date={catalog.date} />
      <h2 className="sr-only">Base images compared</h2>
      <form id="compare" action="/compare" method="get" />
      <CatalogStage rows={tableAddress(catalog, day)}>
        <CatalogStatic model={model} page={Math.trunc(Number(search.get('page'))) || 1} />
      </CatalogStage>
    </Page>
  );
}

/** https://schema.org/Dataset */
function DatasetDescription({ count, date }: { readonly count: number; readonly date: string }) {
  const base = siteAddress();
  const description = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: 'Plinth catalog of container base images',
    description: `${count} container base images compared by size, contents, configuration, supply chain and support, each fact with its source.`,
    url: base.href,
    license: 'https://www.apache.org/licenses/LICENSE-2.0',
    dateModified: date,
    isAccessibleForFree: true,
    keywords: ['container', 'base image', 'Dockerfile', 'Distroless', 'UBI', 'Wolfi', 'SBOM'],
    variableMeasured: facets.map(({ title }) => title),
    distribution: ['csv', 'json'].map((format) => ({
      '@type': 'DataDownload',
      encodingFormat: format === 'csv' ? 'text/csv' : 'application/json',
      contentUrl: new URL(`/catalog.${format}`, base).href,
    })),
  };
  // A closing tag inside a value would end the script.
  const text = JSON.stringify(description).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own making, escaped above
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
