import type { ReactNode } from 'react';
import { Disclosure } from '../ui/disclosure';

/** Many items behind their number; `children` are the sources. */
export function LongList({
  summary,
  items,
  children,
}: {
  readonly summary: string;
  readonly items: readonly string[];
  readonly children: ReactNode;
}) {
  return (
    <Disclosure summary={<span className="font-normal">{summary}</span>} className="-mt-1.5">
      <ul className="my-2 gap-x-4 font-mono text-xs sm:columns-2 [&>li]:wrap-anywhere">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {children}
    </Disclosure>
  );
}
