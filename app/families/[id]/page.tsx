import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { tableData } from '@/app/_server/table';
import { CompareButton } from '@/components/catalog/compare-button';
import { TableFrame } from '@/components/catalog/table-frame';
import { TableRows } from '@/components/catalog/table-rows';
import { guideAbout } from '@/components/guide/guides';
import { ButtonLink } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { tableModel } from '@/lib/table/table-model';
import { readTableQuery } from '@/lib/table/table-query';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const family = getCatalog().family((await params).id);
  if (family === undefined) return {};
  return {
    title: `${family.name} base images`,
    description: `${family.summary} All ${family.images.length} images of ${family.name} side by side, each fact with its source.`,
    alternates: {
      canonical: `/families/${family.id}`,
      types: { 'text/markdown': `/families/${family.id}.md` },
    },
  };
}

export default async function FamilyPage({ params }: Props) {
  const catalog = getCatalog();
  const family = catalog.family((await params).id);
  if (family === undefined) notFound();
  const data = tableData(catalog, today());
  const search = new URLSearchParams({ family: family.id, view: 'flat', rows: 'all' });
  const model = tableModel(data, readTableQuery(data, search));
  const guide = guideAbout(family.id);
  return (
    <Page>
      <PageHeader title={family.name} above={<TextLink href="/">Catalog</TextLink>}>
        <p>{family.summary}</p>
      </PageHeader>
      <p className="mb-6 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <span className="text-muted">
          Published by {family.publisher},{' '}
          <TextLink href={family.homepage}>{new URL(family.homepage).host}</TextLink>
        </span>
        {guide && <TextLink href={`/guides/${guide.slug}`}>{guide.title}</TextLink>}
      </p>
      <form id="compare" action="/compare" method="get" />
      <div className="no-print mb-3 flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-md font-semibold">
          {family.images.length} {family.images.length === 1 ? 'image' : 'images'}
        </h2>
        <CompareButton />
        <ButtonLink size="small" href={`/?family=${family.id}`}>
          Filter them in the catalog
        </ButtonLink>
      </div>
      <TableFrame model={model}>
        <TableRows model={model} items={model.items} from={0} />
      </TableFrame>
    </Page>
  );
}
