'use client';

import { useEffect } from 'react';
import { forget } from './own-reports';

/** Takes a report that is gone from the list of this browser. */
export function Forget({ id }: { readonly id: string }) {
  useEffect(() => forget(id), [id]);
  return null;
}
