import type { Metadata } from 'next';
import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { ChoiceForm } from '@/components/choose/choice-form';
import { Shortlist } from '@/components/choose/shortlist';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader, Section } from '@/components/ui/page';
import type { RewriteAnswer } from '@/lib/report/rewrite';
import { starters, starterText } from '@/lib/rewrite/starter';
import { rewriteForPage } from '../_server/analysis';
import { problemForPage } from '../_server/problem';
import { type Asked, readAsked } from './asked';

export const metadata: Metadata = {
  title: 'Choose a base',
  description:
    'No Dockerfile yet? Say what your program is written in and what it needs: bases that run it, and a Dockerfile to begin with.',
  alternates: { canonical: '/choose' },
};

export default async function ChoosePage({ searchParams }: { readonly searchParams: PageSearch }) {
  const asked = readAsked(toSearchParams(await searchParams), getCatalog(), today());
  if (asked === undefined) return null;
  return (
    <Page>
      <PageHeader title="No Dockerfile yet?">
        Say what the program is written in and what it needs. Each answer is a whole Dockerfile, read by the
        same rules as yours will be.
      </PageHeader>
      <ChoiceForm {...asked} starters={starters} />
      {asked.release === undefined ? (
        <Notice kind="empty" title={`No release of ${asked.starter.title} is known to get fixes`}>
          Choose another language.
        </Notice>
      ) : (
        <Section
          id="bases"
          title={`What ${asked.starter.title} ${asked.release} could stand on`}
          className="mt-8"
        >
          <Answer asked={asked} release={asked.release} />
        </Section>
      )}
    </Page>
  );
}

async function Answer({ asked, release }: { readonly asked: Asked; readonly release: string }) {
  const found = await answerTo(asked, release);
  if (found.problem !== undefined)
    return (
      <Notice kind="error" title={found.problem.title}>
        {found.problem.detail} Send the form once more.
      </Notice>
    );
  return <Shortlist answer={found.answer} />;
}

type Found =
  | { readonly answer: RewriteAnswer; readonly problem?: never }
  | { readonly problem: ReturnType<typeof problemForPage> };

async function answerTo({ starter, callsC, keep }: Asked, release: string): Promise<Found> {
  const dockerfile = starterText(starter, release, callsC);
  try {
    return { answer: await rewriteForPage({ dockerfile, to: ['smallest', 'same-publisher'], keep }) };
  } catch (error) {
    return { problem: problemForPage(error) };
  }
}
