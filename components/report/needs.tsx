import type { ReportRequirement } from '@/lib/report/report';
import { classes } from '../ui/classes';
import { LineLink } from './line-link';
import { InlineProse } from './prose';
import { certaintyWords, grouped } from './words';

/** What the final image must hold, how sure that is, and the lines it follows from. */
export function Needs({ requirements }: { readonly requirements: readonly ReportRequirement[] }) {
  return (
    <dl className="overflow-hidden rounded-md border border-line bg-surface">
      {requirements.map(({ kind, value, certainty, because, more }) => (
        <div
          key={`${kind} ${value}`}
          className="grid gap-x-4 border-t border-line px-4 py-2 first:border-t-0 sm:grid-cols-[10rem_minmax(0,1fr)]"
        >
          <dt className="text-sm text-muted">{nameOfKind(kind)}</dt>
          <dd>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">
                <InlineProse text={value} />
              </span>
              <span className={classes('text-xs', certainty === 'certain' ? 'text-ink' : 'text-muted')}>
                {certaintyWords[certainty]}
              </span>
            </p>
            <ul className="text-sm text-muted">
              {because.map(({ text, range }) => (
                <li key={`${range.start.line}:${range.start.column} ${text}`}>
                  <InlineProse text={text} /> <LineLink range={range} />
                </li>
              ))}
              {more !== undefined && <li>and {grouped(more)} more places</li>}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const kindNames: Readonly<Record<string, string>> = {
  'ca-certificates': 'CA certificates',
  libc: 'C library',
  'shared-library': 'Shared library',
  'time-zone-data': 'Time-zone data',
};

function nameOfKind(kind: string): string {
  const known = kindNames[kind];
  if (known !== undefined) return known;
  const words = kind.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
