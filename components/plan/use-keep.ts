'use client';

import { useCallback, useState } from 'react';
import type { Keep } from '@/lib/report/keep';
import { showKeep } from './address';

/** What a new base has to have: as the address says at first, and the address says it when it changes. */
export function useKeep(given: Keep): readonly [Keep, (keep: Keep) => void] {
  const [keep, setKeep] = useState(given);
  const change = useCallback((next: Keep) => {
    setKeep(next);
    showKeep(next);
  }, []);
  return [keep, change];
}
