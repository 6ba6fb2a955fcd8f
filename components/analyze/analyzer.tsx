'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useActionState, useState } from 'react';
import type { Form } from '@/lib/render/format';
import type { FormAction, Given } from './given';
import { analyzerPath } from './path';
import { Workspace } from './workspace';

export function Analyzer({
  given,
  action,
  publishers,
  forms,
  isFetchOn,
}: {
  readonly given: Given;
  readonly action: FormAction;
  /** Whose images there are. */
  readonly publishers: readonly string[];
  readonly forms: readonly Form[];
  /** Whether the server fetches files from public addresses. */
  readonly isFetchOn: boolean;
}) {
  const [client] = useState(() => new QueryClient());
  const [answer, formAction] = useActionState(action, undefined, analyzerPath);
  return (
    <QueryClientProvider client={client}>
      <Workspace
        given={answer ?? given}
        formAction={formAction}
        publishers={publishers}
        forms={forms}
        isFetchOn={isFetchOn}
      />
    </QueryClientProvider>
  );
}
