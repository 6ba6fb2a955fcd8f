import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RuleView } from '@/components/rule/rule-view';
import { Page } from '@/components/ui/page';
import { findRule } from '@/lib/rules/find-rule';

type Parameters = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata({ params }: Parameters): Promise<Metadata> {
  const { id } = await params;
  const rule = findRule(id);
  if (!rule) return {};
  return {
    title: rule.title,
    description: rule.why.split('\n')[0],
    alternates: { canonical: `/rules/${id}`, types: { 'text/markdown': `/rules/${id}.md` } },
  };
}

export default async function RulePage({ params }: Parameters) {
  const rule = findRule((await params).id);
  if (!rule) notFound();
  return (
    <Page>
      <RuleView rule={rule} />
    </Page>
  );
}
