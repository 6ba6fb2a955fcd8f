import type { Metadata } from 'next';
import { ErrorSearch, longestInAddress } from '@/components/explain/error-search';
import { type RuleFilter, summarizeRule } from '@/components/rule/rule-summary';
import { RuleTable } from '@/components/rule/rule-table';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import type { Explanation } from '@/lib/explain/explanation';
import { rules } from '@/lib/rules';
import { explainForPage } from '../_server/analysis';
import { problemForPage } from '../_server/problem';

export const metadata: Metadata = {
  title: 'Rules',
  description: 'Everything Plinth looks for in a Dockerfile: what it means, why it matters, what to do.',
  alternates: { canonical: '/rules', types: { 'text/markdown': '/rules.md' } },
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
  const error = first(asked.error).slice(0, longestInAddress);
  const { explanation, problem } = await explained(error);
  return (
    <Page>
      <PageHeader title="What Plinth looks for">
        <p>
          Each rule says what is wrong, why it matters and what to do, and is tested by the examples on its
          page. Names other linters give to the same check are found by the search. What decides which bases
          carry a file stands under <TextLink href="/needs">needs</TextLink>, what each finding costs in a
          grade under <TextLink href="/grade">grades</TextLink>.
        </p>
      </PageHeader>
      <ErrorSearch error={error} explanation={explanation} problem={problem} />
      <RuleTable rules={rules.map(summarizeRule)} initial={initial} />
    </Page>
  );
}

async function explained(error: string): Promise<{
  readonly explanation?: Explanation;
  readonly problem?: ReturnType<typeof problemForPage>;
}> {
  if (error.trim() === '') return {};
  try {
    return { explanation: await explainForPage({ message: error }) };
  } catch (failure) {
    return { problem: problemForPage(failure) };
  }
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
