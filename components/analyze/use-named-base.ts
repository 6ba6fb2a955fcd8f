'use client';

import { useMemo, useState } from 'react';
import { namedBaseId } from '../plan/plans';
import type { TakesBase } from '../report/use-base';

/** The base that is asked about, by its name or out of the list of the report. */
export function useNamedBase(form: string, given: string | undefined) {
  const [named, setNamed] = useState(given);
  const takes = useMemo(
    (): TakesBase => ({
      form,
      use: (reference) => {
        setNamed(reference);
        requestAnimationFrame(() => {
          const answer = document.getElementById(namedBaseId);
          answer?.scrollIntoView({ block: 'center' });
          answer?.focus({ preventScroll: true });
        });
      },
    }),
    [form],
  );
  return { named, setNamed, takes };
}
