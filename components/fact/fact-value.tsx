import type { ReactNode } from 'react';
import type { Fact } from '@/lib/fact/fact';
import { reasonOf, reasons } from '@/lib/fact/words';
import { Popover } from '../ui/popover';
import { Claims } from './claims';
import { OriginMark } from './origin-mark';
import { SourceList } from './source-list';
import { UnknownMark } from './unknown-mark';

/**
 * A fact as people read it: the value with its sources one click away, or a mark that says why there is none.
 * `name` is the facet's title; `text` the value in short.
 */
export function FactValue({
  name,
  fact,
  text,
  aside,
}: {
  readonly name: string;
  readonly fact: Fact<unknown>;
  readonly text: string | undefined;
  readonly aside?: ReactNode;
}) {
  if (!fact.known || text === undefined) return <NotKnown name={name} fact={fact} />;
  return (
    <span className="wrap-anywhere">
      <Popover
        label={text}
        name={`${name}: ${text}. Show the source`}
        className="text-left wrap-anywhere underline decoration-control decoration-dotted underline-offset-4 hover:decoration-accent hover:decoration-solid"
      >
        <p className="mb-2 font-medium wrap-anywhere">
          {name}: {text}
        </p>
        <SourceList sources={fact.sources} />
      </Popover>
      <OriginMark kind={fact.sources[0].kind} />
      {aside}
    </span>
  );
}

function NotKnown({ name, fact }: { readonly name: string; readonly fact: Fact<unknown> }) {
  const unknown = fact.known ? { because: 'not-looked-up' as const } : fact;
  return (
    <Popover
      label={<UnknownMark because={unknown.because} />}
      name={`${name}: not known, ${reasons[unknown.because]}. Show why`}
      className="-mx-1.5 -my-0.5 min-h-6 min-w-6 px-1.5 text-left hover:text-ink"
    >
      <p className="font-medium">Not known</p>
      <p className="mt-1 text-muted">{reasonOf(unknown)}.</p>
      {!fact.known && fact.claims && <Claims claims={fact.claims} />}
    </Popover>
  );
}
