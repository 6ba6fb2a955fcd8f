import type { Metadata } from 'next';
import { getStore } from '@/app/_server/store';
import { Analyzer, type Given } from '@/components/analyze/analyzer';
import { emptyDraft } from '@/components/analyze/draft';
import { draftOf, draftOfReport, requestOf } from '@/components/analyze/request';
import { Page } from '@/components/ui/page';
import { findExample } from '@/lib/examples';
import { maximumDockerfileBytes } from '@/lib/report/request';
import { analyzeForPage } from '../_server/analysis';
import { analyzeForm } from './actions';

export const metadata: Metadata = {
  title: 'Analyze a Dockerfile',
  description:
    'Paste a Dockerfile and see on the very line what will not build, what will not start, and which base images run it.',
  alternates: { canonical: '/analyze' },
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

export default async function AnalyzePage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  return (
    <Page className="pt-5 print:pt-0">
      <Analyzer given={await givenBy(await searchParams)} action={analyzeForm} />
    </Page>
  );
}

async function givenBy({ dockerfile, example, report }: Search): Promise<Given> {
  // What the paste box of the first page sends where no script runs.
  if (
    typeof dockerfile === 'string' &&
    dockerfile.trim() !== '' &&
    dockerfile.length < maximumDockerfileBytes
  ) {
    const draft = draftOf({ dockerfile });
    return { draft, isGiven: true, report: await analyzeForPage(requestOf(draft)) };
  }
  if (typeof example === 'string') {
    const found = findExample(example);
    if (found) {
      const draft = draftOf({ dockerfile: found.dockerfile });
      return { draft, isGiven: true, report: await analyzeForPage(requestOf(draft)) };
    }
  }
  if (typeof report === 'string') {
    const stored = await (await getStore()).getReport(report);
    if (stored) {
      const draft = draftOfReport(stored.report);
      return { draft, isGiven: true, report: await analyzeForPage(requestOf(draft)) };
    }
  }
  return { draft: emptyDraft, isGiven: false, report: undefined };
}
