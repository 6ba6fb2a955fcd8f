'use client';

import { useEffect } from 'react';
import { namesOwnReport } from './own-key';

/** Takes a report that is gone from the list of this browser. */
export function Forget({ id }: { readonly id: string }) {
  useEffect(() => {
    if (!namesOwnReport(id)) return;
    import('./own-reports').then(
      ({ forget }) => forget(id),
      () => {},
    );
  }, [id]);
  return null;
}
