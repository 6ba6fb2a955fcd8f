import type { Letter } from '@/lib/report/report';

/** A letter as it would be stamped: the same for all of them, as it says by itself which it is. */
export function LetterMark({ letter }: { readonly letter: Letter }) {
  return (
    <span className="inline-flex h-5.5 min-w-5.5 items-center justify-center rounded-sm border-2 border-current font-semibold leading-none">
      {letter}
    </span>
  );
}
