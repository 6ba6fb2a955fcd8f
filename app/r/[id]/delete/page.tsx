import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { now } from '@/app/_server/clock';
import { problems } from '@/app/_server/problem';
import { getStore } from '@/app/_server/store';
import { Button, ButtonLink } from '@/components/ui/button';
import { Field, TextInput } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page';
import { own } from '@/lib/text/table';
import { deleteForm } from './actions';

export const metadata: Metadata = {
  title: 'Delete a shared report',
  robots: { index: false, follow: false },
  // The address deletes a report, and is told nobody. With `no-referrer` the form would be sent from nowhere, and be refused.
  referrer: 'strict-origin',
};

type Parameters = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Where a delete link leads: nothing is deleted by opening it, as mail and chat programs open links as well. */
export default async function DeletePage({ params, searchParams }: Parameters) {
  const { id } = await params;
  const { token, problem } = await searchParams;
  const state = await getStore()
    .stateOf(id, now())
    .catch(() => ({ kind: 'stored' as const }));
  if (state === undefined) notFound();
  if (state.kind !== 'stored') redirect(`/r/${id}`);
  const wrong = typeof problem === 'string' ? own(problems, problem) : undefined;
  return (
    <Page>
      <PageHeader title="Delete this shared report?">
        <p>
          Its address will say that you deleted it. The text and the findings are removed at once, for
          everyone, and cannot be brought back.
        </p>
      </PageHeader>
      <form action={deleteForm} className="max-w-[42rem] space-y-4">
        {wrong && (
          <Notice kind="error" title={wrong.title}>
            <p>{wrong.detail}</p>
          </Notice>
        )}
        <input type="hidden" name="id" value={id} />
        {typeof token === 'string' && token !== '' ? (
          <input type="hidden" name="token" value={token} />
        ) : (
          <Field
            label="Delete token"
            hint="The end of the delete link that was shown when the report was shared."
          >
            {(wiring) => <TextInput {...wiring} name="token" required autoComplete="off" />}
          </Field>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary">
            Delete it for good
          </Button>
          <ButtonLink href={`/r/${id}`}>Back to the report</ButtonLink>
        </div>
      </form>
    </Page>
  );
}
