'use client';

import { useEffect, useRef, useState } from 'react';
import type { Merge } from '../analyze/editor/create-merge';

/** Before and after in one, with the editor's colours; the plain text until that is loaded. */
export function MergePane({ before, after }: { readonly before: string; readonly after: string }) {
  const host = useRef<HTMLDivElement>(null);
  const merge = useRef<Merge>(undefined);
  const latest = useRef(after);
  const [isLoaded, setLoaded] = useState(false);

  useEffect(() => {
    latest.current = after;
    merge.current?.show(after);
  }, [after]);

  useEffect(() => {
    let isGone = false;
    void import('../analyze/editor/create-merge').then(({ createMerge }) => {
      if (isGone || !host.current) return;
      merge.current = createMerge(host.current, before, latest.current);
      setLoaded(true);
    });
    return () => {
      isGone = true;
      merge.current?.destroy();
      merge.current = undefined;
    };
  }, [before]);

  return (
    <div className="rounded-md border border-line bg-surface">
      {!isLoaded && <pre className="p-3 font-mono text-sm whitespace-pre-wrap">{after}</pre>}
      <div ref={host} />
    </div>
  );
}
