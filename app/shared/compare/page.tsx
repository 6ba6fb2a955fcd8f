import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { now } from '@/app/_server/clock';
import { type PageSearch, toSearchParams } from '@/app/_server/search';
import { getStore } from '@/app/_server/store';
import { Button } from '@/components/ui/button';
import { Field, TextInput } from '@/components/ui/field';
import { Page, PageHeader } from '@/components/ui/page';
import { TextLink } from '@/components/ui/text-link';
import { type Pair, readPair, readReportId, writePair } from '@/lib/report/pair';

export const metadata: Metadata = {
  title: 'Compare two reports',
  description: 'What is between two shared reports: findings gone, new and kept, bases before and after.',
  robots: { index: false, follow: false },
};

/** Asks for two reports, and leads to the page that compares them: the older first. */
export default async function CompareReportsPage({ searchParams }: { readonly searchParams: PageSearch }) {
  const given = toSearchParams(await searchParams)
    .getAll('report')
    .filter((text) => text.trim() !== '')
    .slice(0, 2);
  const [first, second] = given.map(readReportId);
  if (first !== undefined && second !== undefined)
    redirect(`/r/${writePair(await olderFirst({ before: first, after: second }))}`);
  const [one] = given;
  const whole = one === undefined ? undefined : pairIn(one);
  if (whole !== undefined && given.length === 1) redirect(`/r/${whole}`);
  return (
    <Page>
      <PageHeader title="Compare two reports">
        <p>
          What is gone, new and kept between them, their bases and sizes, and the lines of the text that
          changed. The older report comes first.
        </p>
      </PageHeader>
      <form method="get" className="max-w-[42rem] space-y-4">
        {['One report', 'The other report'].map((label, at) => {
          const text = given[at];
          const isWrong = text !== undefined && readReportId(text) === undefined;
          return (
            <Field
              key={label}
              label={label}
              hint="Its link, or the id at the end of it."
              error={isWrong && 'No report is named here. A link ends in /r/ and 24 letters and digits.'}
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  name="report"
                  defaultValue={text}
                  placeholder="https://…/r/…"
                  autoComplete="off"
                  required
                />
              )}
            </Field>
          );
        })}
        <Button type="submit" variant="primary">
          Compare them
        </Button>
      </form>
      <p className="mt-6 text-sm text-muted">
        Those that were shared from this browser are picked from{' '}
        <TextLink href="/shared">your shared reports</TextLink>. Two files that nobody shared are compared on
        the command line: <code className="font-mono text-xs">plinth diff OLD NEW</code>.
      </p>
    </Page>
  );
}

/** The address of a comparison that somebody gives in the place of a report. */
function pairIn(text: string): string | undefined {
  const written = text.trim().split('/r/').at(-1) ?? '';
  const pair = readPair(written);
  return pair === undefined ? undefined : writePair(pair);
}

/** As they were given, where one of them is not there: the page says which. */
async function olderFirst({ before, after }: Pair): Promise<Pair> {
  const [one, other] = await Promise.all([before, after].map((id) => storedAt(id)));
  return one !== undefined && other !== undefined && other < one
    ? { before: after, after: before }
    : { before, after };
}

async function storedAt(id: string): Promise<string | undefined> {
  const found = await getStore()
    .getReport(id, now())
    .catch(() => undefined);
  return found?.kind === 'stored' ? found.createdAt : undefined;
}
