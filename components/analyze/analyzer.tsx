'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { Report } from '@/lib/report/report';
import type { Draft } from './draft';
import { Workspace } from './workspace';

/** What the page was opened with; `isGiven`: an example or a shared report, not the user's own. */
export type Given = {
  readonly draft: Draft;
  readonly isGiven: boolean;
  readonly report: Report | undefined;
};

export function Analyzer({ given }: { readonly given: Given }) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Workspace given={given} />
    </QueryClientProvider>
  );
}
