import type { Metadata } from 'next';
import { getStore } from '@/app/_server/store';
import { Analyzer } from '@/components/analyze/analyzer';
import { type Draft, emptyDraft } from '@/components/analyze/draft';
import type { Given } from '@/components/analyze/given';
import { draftOf, draftOfReport, requestOf } from '@/components/analyze/request';
import { publishersOf } from '@/components/plan/publishers';
import { Page } from '@/components/ui/page';
import { findExample } from '@/lib/examples';
import { forms } from '@/lib/render';
import type { Keep } from '@/lib/report/keep';
import { readKeep } from '@/lib/report/read-keep';
import { analyzeForPage } from '../_server/analysis';
import { getCatalog } from '../_server/catalog';
import { now } from '../_server/clock';
import { isFetchOn } from '../_server/fetching/hosted-text';
import { checkDockerfile } from '../_server/limits';
import { movesFor } from '../_server/moves';
import { problemForPage, problems } from '../_server/problem';
import { analyzeForm } from './actions';

export const metadata: Metadata = {
  title: 'Analyze a Dockerfile',
  description:
    'Paste a Dockerfile and see on the very line what will not build, what will not start, and which base images run it.',
  alternates: { canonical: '/analyze' },
};

const nothing: Given = { draft: emptyDraft, isGiven: false, report: undefined, keep: {} };

const tooLarge = {
  title: problems['too-large'].title,
  detail: `${problems['too-large'].detail} Your browser still has the text: go back to it.`,
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

export default async function AnalyzePage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  return (
    <Page className="pt-5 print:pt-0">
      <Analyzer
        given={await givenBy(await searchParams)}
        action={analyzeForm}
        publishers={publishersOf(getCatalog())}
        forms={forms}
        isFetchOn={isFetchOn()}
      />
    </Page>
  );
}

async function givenBy(search: Search): Promise<Given> {
  // Where the proxy sends a form that is too large to be read.
  if (search.problem === 'too-large') return { ...nothing, problem: tooLarge };
  const keep = keepBy(search);
  const draft = await draftBy(search);
  if (draft === undefined) return { ...nothing, keep };
  try {
    checkDockerfile(draft.text);
    const asked = requestOf(draft);
    const report = await analyzeForPage(asked);
    const { to } = search;
    const moves = typeof to === 'string' && to !== '' ? await movesFor(asked, keep, to) : undefined;
    return { draft, isGiven: true, report, keep, ...(moves && { moves }) };
  } catch (error) {
    return { draft, isGiven: true, report: undefined, problem: problemForPage(error), keep };
  }
}

/** Words that are not understood, of an old address or a mistyped one, are passed over. */
function keepBy({ keep = [] }: Search): Keep {
  const words = typeof keep === 'string' ? [keep] : keep;
  return readKeep(words.filter((word) => readKeep([word]).keep !== undefined)).keep ?? {};
}

async function draftBy({ dockerfile, example, report }: Search): Promise<Draft | undefined> {
  if (typeof dockerfile === 'string' && dockerfile.trim() !== '') return draftOf({ dockerfile });
  const found = typeof example === 'string' ? findExample(example) : undefined;
  if (found) return draftOf({ dockerfile: found.dockerfile });
  const stored = typeof report === 'string' ? await getStore().getReport(report, now()) : undefined;
  if (stored?.kind !== 'stored' || stored.report.source.isLeftOut) return undefined;
  return draftOfReport(stored.id, stored.report);
}
