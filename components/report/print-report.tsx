'use client';

import { menuItemClasses } from '../ui/menu-item';
import { printedTextId } from './printed-text';

/** Prints the page, with the whole text where it shows a part of it. */
export function PrintReport({ whole }: { readonly whole: string | undefined }) {
  async function print() {
    const place = document.getElementById(printedTextId);
    if (whole !== undefined && place?.firstChild === null) {
      // Without it the page is printed as it is, and says what is left out.
      await import('./print-whole').then(({ putText }) => putText(whole, place)).catch(() => {});
    }
    window.print();
  }

  return (
    <button type="button" onClick={() => void print()} className={menuItemClasses}>
      PDF, by printing
    </button>
  );
}
