'use client';

import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { grouped } from '@/lib/text/grouped';
import { wordsOfLines } from '../dockerfile/listing-pages';
import { longestLine, type Shown, showLines } from '../dockerfile/windows';

/** The text with line numbers to jump to, for a browser without JavaScript: its beginning, and lines of findings. */
export function PlainListing({ text, said }: { readonly text: string; readonly said: readonly number[] }) {
  const shown = useMemo(() => showLines(text, 1, said), [text, said]);
  return (
    <>
      <pre className="overflow-x-auto rounded-md border border-line bg-surface py-2 font-mono text-sm">
        {linesOf(text, shown).map(({ number, line }) => (
          <span key={number} id={`L${number}`} className="block px-3 target:bg-accent-soft">
            <span className="mr-4 inline-block w-10 text-right text-faint">{number}</span>
            {line.slice(0, longestLine)}
            {line.length > longestLine && (
              <span className="font-sans text-xs text-muted">
                {' '}
                … and {grouped(line.length - longestLine)} more characters
              </span>
            )}
          </span>
        ))}
      </pre>
      {shown.next && (
        <p className="mt-1.5 text-sm text-muted">
          These are {wordsOfLines(shown.window)} of {grouped(shown.count)}, and those around findings. The
          whole text is in the field above.
        </p>
      )}
    </>
  );
}

function linesOf(text: string, { parts }: Shown) {
  return parts.flatMap(({ from, span }) =>
    text
      .slice(span.start, span.end)
      .split('\n')
      .map((line, at) => ({ number: from + at, line })),
  );
}

/** The editor shows only what is in view: while printing, the text stands in its place. */
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
  // One element, so that a long text costs no more than its length.
  return isPrinting ? (
    <pre className="rounded-md border border-line py-2 font-mono text-sm whitespace-pre-wrap">
      {numbered(text)}
    </pre>
  ) : null;
}

function numbered(text: string): string {
  const lines = text.split('\n');
  const digits = String(lines.length).length;
  return lines.map((line, at) => `${String(at + 1).padStart(digits)}  ${line}`).join('\n');
}
