import type { ReactNode } from 'react';
import type { Seen } from '@/lib/observe/observation';
import { Disclosure } from '../ui/disclosure';
import { Section } from '../ui/page';

const reasons = {
  'layer-not-read': 'a layer of the image could not be read',
  'not-understood': 'what stands there is not understood',
  'too-large': 'what stands there is larger than what is read',
} as const satisfies Record<Extract<Seen<unknown>, { readonly known: false }>['because'], string>;

/** A part of what was read out of an image, with where it stands there; or why nothing is said of it. */
export function SeenSection<T>({
  id,
  title,
  seen,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly seen: Seen<T>;
  readonly children: (value: T) => ReactNode;
}) {
  return (
    <Section id={id} title={title}>
      {seen.known ? (
        <>
          {children(seen.value)}
          <Paths paths={seen.paths} />
        </>
      ) : (
        <p className="text-sm text-muted">Not known: {reasons[seen.because]}.</p>
      )}
    </Section>
  );
}

const mostPaths = 3;

function Paths({ paths }: { readonly paths: readonly string[] }) {
  if (paths.length === 0) return null;
  const shown = paths.slice(0, mostPaths);
  return (
    <p className="mt-2 text-xs wrap-anywhere text-muted">
      Read in{' '}
      {shown.map((path, index) => (
        <span key={path}>
          {index > 0 && ', '}
          <code className="font-mono">{path}</code>
        </span>
      ))}
      {paths.length > mostPaths && ` and ${paths.length - mostPaths} more`}
    </p>
  );
}

/** Many lines behind how many there are; few of them at once. */
export function Lines({
  summary,
  lines,
  open = false,
}: {
  readonly summary: string;
  readonly lines: readonly { readonly key: string; readonly text: ReactNode; readonly aside?: ReactNode }[];
  readonly open?: boolean;
}) {
  if (lines.length === 0) return <p className="text-sm text-muted">{summary}</p>;
  const list = (
    <ul className="max-h-96 overflow-y-auto text-sm" {...scrollable(lines.length > 12)}>
      {lines.map(({ key, text, aside }) => (
        <li key={key} className="flex flex-wrap justify-between gap-x-4 border-t border-line py-1">
          <span className="min-w-0 font-mono text-xs wrap-anywhere">{text}</span>
          {aside && <span className="font-mono text-xs wrap-anywhere text-muted">{aside}</span>}
        </li>
      ))}
    </ul>
  );
  return (
    <Disclosure summary={<span className="font-normal">{summary}</span>} open={open}>
      {list}
    </Disclosure>
  );
}

/** What scrolls must be reachable by keyboard. */
function scrollable(isLong: boolean) {
  return isLong ? { tabIndex: 0 } : {};
}
