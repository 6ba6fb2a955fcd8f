'use client';

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** The text with line numbers to jump to, for a browser without JavaScript and for paper. */
export function PlainListing({ text }: { readonly text: string }) {
  return (
    <pre className="overflow-x-auto rounded-md border border-line bg-surface py-2 font-mono text-sm print:whitespace-pre-wrap">
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that stays as it is
        <span key={index} id={`L${index + 1}`} className="block px-3 target:bg-accent-soft">
          <span className="mr-4 inline-block w-10 text-right text-faint">{index + 1}</span>
          {line}
        </span>
      ))}
    </pre>
  );
}

/** The editor shows only what is in view: while printing, the whole text stands in its place. */
export function PrintedListing({ text }: { readonly text: string }) {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting ? <PlainListing text={text} /> : null;
}
