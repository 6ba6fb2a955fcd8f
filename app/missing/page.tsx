import type { Metadata } from 'next';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { MissingFamily, MissingGuide, MissingImage } from '@/components/missing/catalog-things';
import { MissingPage, MissingReport, MissingRule } from '@/components/missing/other-things';
import { type Missing, readMissing, titleOf } from '@/components/missing/what';
import { Page, PageHeader } from '@/components/ui/page';

type Props = { readonly searchParams: PageSearch };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: titleOf(await missingOf(searchParams)), robots: { index: false, follow: false } };
}

/** Where `proxy.ts` sends addresses that name nothing: it speaks of what was asked for. */
export default async function MissingThingPage({ searchParams }: Props) {
  const missing = await missingOf(searchParams);
  return (
    <Page>
      <PageHeader title={titleOf(missing)} />
      <NextSteps missing={missing} />
    </Page>
  );
}

async function missingOf(search: PageSearch): Promise<Missing> {
  return readMissing(toSearchParams(await search).get('asked') ?? '/');
}

function NextSteps({ missing }: { readonly missing: Missing }) {
  switch (missing.kind) {
    case 'images':
      return <MissingImage asked={missing.asked} catalog={getCatalog()} today={today()} />;
    case 'families':
      return <MissingFamily asked={missing.asked} catalog={getCatalog()} />;
    case 'guides':
      return <MissingGuide asked={missing.asked} />;
    case 'rules':
      return <MissingRule asked={missing.asked} />;
    case 'r':
      return <MissingReport asked={missing.asked} />;
    case 'other':
      return <MissingPage asked={missing.asked} catalog={getCatalog()} />;
    default:
      return missing.kind satisfies never;
  }
}
