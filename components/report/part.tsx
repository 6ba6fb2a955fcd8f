import type { ReactNode } from 'react';

export function Part({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="scroll-mt-4">
      <h2 id={`${id}-title`} className="mb-2.5 text-md font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
