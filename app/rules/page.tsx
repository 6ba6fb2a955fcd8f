import type { Metadata } from 'next';
import { type RuleFilter, summarizeRule } from '@/components/rule/rule-summary';
import { RuleTable } from '@/components/rule/rule-table';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { rules } from '@/lib/rules';

export const metadata: Metadata = {
  title: 'Rules',
  description: 'Everything Plinth looks for in a Dockerfile: what it means, why it matters, what to do.',
  alternates: { canonical: '/rules' },
};

export default async function RulesPage({
  searchParams,
}: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const asked = await searchParams;
  const initial: RuleFilter = {
    search: first(asked.search),
    severity: first(asked.severity),
    consequence: first(asked.consequence),
  };
  return (
    <Page>
      <PageHeader title="What Plinth looks for">
        <p>
          Each rule says what is wrong, why it matters and what to do, and is tested by the examples on its
          page. Names other linters give to the same check are found by the search. What decides which bases
          carry a file stands under <TextLink href="/needs">needs</TextLink>.
        </p>
      </PageHeader>
      <RuleTable rules={rules.map(summarizeRule)} initial={initial} />
    </Page>
  );
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
