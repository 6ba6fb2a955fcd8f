'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useActionState, useState } from 'react';
import type { Report } from '@/lib/report/report';
import type { Draft } from './draft';
import { analyzerPath } from './path';
import { Workspace } from './workspace';

/** What the page was opened with; `isGiven`: an example or a shared report, not the user's own. */
export type Given = {
  readonly draft: Draft;
  readonly isGiven: boolean;
  readonly report: Report | undefined;
  /** Why there is no report, said by the server to a form sent without JavaScript. */
  readonly problem?: { readonly title: string; readonly detail: string };
};

export type FormAction = (before: Given | undefined, form: FormData) => Promise<Given>;

export function Analyzer({ given, action }: { readonly given: Given; readonly action: FormAction }) {
  const [client] = useState(() => new QueryClient());
  const [answer, formAction] = useActionState(action, undefined, analyzerPath);
  return (
    <QueryClientProvider client={client}>
      <Workspace given={answer ?? given} formAction={formAction} />
    </QueryClientProvider>
  );
}
