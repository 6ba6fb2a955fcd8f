'use client';

import { useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { menuItemClasses } from '../ui/menu-item';
import { printedTextId } from './printed-text';

/** Prints the page, with the whole text where it shows a part of it. */
export function PrintReport({ whole }: { readonly whole: string | undefined }) {
  const [text, setText] = useState<string>();
  const place = typeof document === 'undefined' ? null : document.getElementById(printedTextId);

  async function print() {
    if (whole !== undefined && document.getElementById(printedTextId) !== null && text === undefined) {
      const answer = await fetch(whole).catch(() => undefined);
      const read = answer?.ok ? await answer.text() : undefined;
      // Without it the page is printed as it is, and says what is left out.
      if (read !== undefined) flushSync(() => setText(read));
    }
    window.print();
  }

  return (
    <>
      <button type="button" onClick={() => void print()} className={menuItemClasses}>
        PDF, by printing
      </button>
      {text !== undefined && place !== null && createPortal(<PlainText text={text} />, place)}
    </>
  );
}

/** One element, so that a long text costs no more than its length. */
function PlainText({ text }: { readonly text: string }) {
  const lines = text.replace(/\n$/, '').split('\n');
  const digits = String(lines.length).length;
  return (
    <pre className="rounded-md border border-line px-3 py-2 font-mono text-sm whitespace-pre-wrap">
      {lines.map((line, at) => `${String(at + 1).padStart(digits)}  ${line}`).join('\n')}
    </pre>
  );
}
