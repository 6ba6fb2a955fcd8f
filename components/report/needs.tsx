import { Fragment } from 'react';
import type { ReportRequirement } from '@/lib/report/report';
import { certaintyWords, needTitles } from '@/lib/report/words';
import { grouped } from '@/lib/text/grouped';
import type { Range } from '@/lib/text/span';
import { TextLink } from '../ui/text-link';
import { LineLink } from './line-link';
import { InlineProse } from './prose';

/** A generated file can need hundreds of things, in hundreds of places. */
const mostNeeds = 40;
const mostReasons = 10;

/** What the final image must hold, how sure that is, and the lines it follows from. */
export function Needs({
  requirements,
  more = 0,
}: {
  readonly requirements: readonly ReportRequirement[];
  readonly more?: number | undefined;
}) {
  const left = requirements.length + more - mostNeeds;
  return (
    <dl className="overflow-hidden rounded-md border border-line bg-surface">
      {byKind(requirements.slice(0, mostNeeds)).map(({ kind, needs }) => (
        <div
          key={kind}
          className="grid gap-x-4 gap-y-1.5 border-t border-line px-4 py-2 first:border-t-0 sm:grid-cols-[10rem_minmax(0,1fr)]"
        >
          <dt className="text-sm leading-6 text-muted" style={{ gridRowEnd: `span ${needs.length}` }}>
            <NameOfKind kind={kind} />
          </dt>
          {needs.map((need, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the needs of a kind keep their order
            <Need key={index} need={need} />
          ))}
        </div>
      ))}
      {left > 0 && (
        <div className="border-t border-line px-4 py-2 text-sm text-muted">
          <dt className="sr-only">Further needs</dt>
          <dd>and {grouped(left)} more</dd>
        </div>
      )}
    </dl>
  );
}

function Need({ need: { value, certainty, because, more } }: { readonly need: ReportRequirement }) {
  const left = (more ?? 0) + Math.max(0, because.length - mostReasons);
  return (
    <dd>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">
          <InlineProse text={value} />
        </span>
        {certainty !== 'certain' && <span className="text-xs text-muted">{certaintyWords[certainty]}</span>}
      </p>
      <ul className="text-sm text-muted">
        {placesByText(because.slice(0, mostReasons)).map(({ text, ranges }) => (
          <li key={text}>
            <InlineProse text={text} />{' '}
            {ranges.map((range, index) => (
              <Fragment key={range.start.line}>
                {index > 0 && ', '}
                <LineLink range={range} />
              </Fragment>
            ))}
          </li>
        ))}
        {left > 0 && <li>and {grouped(left)} more places</li>}
      </ul>
    </dd>
  );
}

function byKind(requirements: readonly ReportRequirement[]) {
  const kinds = new Map<string, ReportRequirement[]>();
  for (const need of requirements) {
    const known = kinds.get(need.kind);
    if (known) known.push(need);
    else kinds.set(need.kind, [need]);
  }
  return [...kinds].map(([kind, needs]) => ({ kind, needs }));
}

/** One reason with all its lines; two commands of one line are one place. */
function placesByText(because: ReportRequirement['because']) {
  const texts = new Map<string, Map<number, Range>>();
  for (const { text, range } of because) {
    const lines = texts.get(text) ?? new Map<number, Range>();
    texts.set(text, lines);
    if (!lines.has(range.start.line)) lines.set(range.start.line, range);
  }
  return [...texts].map(([text, lines]) => ({ text, ranges: [...lines.values()] }));
}

/** Reports of before may name a kind that there is no more. */
function NameOfKind({ kind }: { readonly kind: string }) {
  const title = needTitles[kind];
  if (title !== undefined) return <TextLink href={`/needs#${kind}`}>{title}</TextLink>;
  const words = kind.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
