import type { Metadata } from 'next';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { paletteIndex } from '@/app/_server/palette';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { groupTitles } from '@/components/palette/group-titles';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import type { Found, HitGroup } from '@/lib/palette/found';
import { searchPalette } from '@/lib/palette/search-palette';

export const metadata: Metadata = {
  title: 'Search',
  description: 'Images by name and by facts, rules, error messages, guides and the glossary.',
  alternates: { canonical: '/search' },
  robots: { index: false },
};

/** Of each kind; the catalog and the rules have pages for more. */
const mostShown = 20;
const longestTyped = 300;

/** What the palette finds, for who has no script. */
export default async function SearchPage({ searchParams }: { readonly searchParams: PageSearch }) {
  const typed = (toSearchParams(await searchParams).get('q') ?? '').slice(0, longestTyped);
  const found = searchPalette(paletteIndex(getCatalog(), today()), typed, mostShown);
  return (
    <Page>
      <PageHeader title="Search">
        Images by name and by what is known of them, rules, error messages, guides and the glossary.
      </PageHeader>
      <search>
        <form method="get" action="/search" className="flex max-w-2xl gap-2">
          <TextInput
            type="search"
            name="q"
            defaultValue={typed}
            maxLength={longestTyped}
            aria-label="Search everything"
            placeholder="python 3.13 no shell"
            autoComplete="off"
          />
          <Button type="submit" variant="primary">
            Search
          </Button>
        </form>
      </search>
      <Understood found={found} />
      {found.groups.map((group) => (
        <Group key={group.kind} group={group} />
      ))}
    </Page>
  );
}

function Understood({ found: { understood } }: { readonly found: Found }) {
  if (understood.length === 0) return null;
  return (
    <p className="mt-3 text-sm text-muted">
      Images understood as: <span className="text-ink">{understood.join(' · ')}</span>
    </p>
  );
}

function Group({ group: { kind, hits, total } }: { readonly group: HitGroup }) {
  return (
    <section aria-labelledby={kind} className="mt-6 max-w-4xl">
      <h2 id={kind} className="mb-1 text-sm font-medium text-muted">
        {groupTitles[kind]}
        {total > hits.length && (
          <span className="font-normal tabular-nums">
            {' '}
            · {hits.length} of {total}
          </span>
        )}
      </h2>
      <ul>
        {hits.map(({ key, title, href, about, reference }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-1.5">
            <TextLink href={href}>{title}</TextLink>
            {reference && <span className="font-mono text-xs break-all text-muted">{reference}</span>}
            {about && <span className="text-sm text-muted">{about}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
