'use client';

import { useEffect, useState } from 'react';
import type { OwnDelete } from './own-delete';
import { namesOwnReport } from './own-key';

/** Shown to whoever shared the report from this browser: the way to take it back. Nobody else loads anything for it. */
export function OwnReportDelete({ id }: { readonly id: string }) {
  const [found, setFound] = useState<{ readonly Delete: typeof OwnDelete }>();
  useEffect(() => {
    if (!namesOwnReport(id)) return;
    // Where it cannot be had, the list of one's own reports has the way as well.
    import('./own-delete').then(
      ({ OwnDelete: Delete }) => setFound({ Delete }),
      () => {},
    );
  }, [id]);
  return found && <found.Delete id={id} />;
}
