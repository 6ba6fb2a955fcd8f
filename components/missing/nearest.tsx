import type { ReactNode } from 'react';
import { ButtonLink } from '../ui/button';
import { TextLink } from '../ui/text-link';

export type Near = { readonly href: string; readonly title: string; readonly about?: string };

/** What is called most like it, as links; says so where nothing is. */
export function Nearest({
  title,
  near,
  none,
}: {
  readonly title: string;
  readonly near: readonly Near[];
  readonly none: string;
}) {
  if (near.length === 0) return <p className="max-w-[42rem] text-md text-muted">{none}</p>;
  return (
    <section aria-labelledby="nearest" className="max-w-[42rem]">
      <h2 id="nearest" className="mb-1 font-semibold">
        {title}
      </h2>
      <ul>
        {near.map(({ href, title: name, about }) => (
          <li key={href} className="border-t border-line py-2">
            <TextLink href={href} className="font-medium">
              {name}
            </TextLink>
            {about && <span className="block text-sm text-muted">{about}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What to do next; the analyzer is always one way. */
export function Ways({ children }: { readonly children: ReactNode }) {
  return (
    <div className="mt-6 flex flex-wrap gap-2">
      {children}
      <ButtonLink href="/analyze">Analyze a Dockerfile</ButtonLink>
    </div>
  );
}
