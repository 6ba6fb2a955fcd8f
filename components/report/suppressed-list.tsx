import type { SuppressedFinding } from '@/lib/report/report';
import { plural } from '@/lib/report/words';
import { grouped } from '@/lib/text/grouped';
import { Disclosure } from '../ui/disclosure';
import { SeverityIcon } from '../ui/severity';
import { TextLink } from '../ui/text-link';
import { LineLink } from './line-link';
import { openInPrint } from './print';
import { InlineProse } from './prose';

/** A generated file can have thousands. */
const mostShown = 50;

/** What the file asks to be quiet about, and the reason it gives. */
export function SuppressedList({
  suppressed,
  more,
}: {
  readonly suppressed: readonly SuppressedFinding[];
  /** How many further ones are not listed. */
  readonly more: number;
}) {
  const left = more + Math.max(0, suppressed.length - mostShown);
  return (
    <Disclosure
      className={openInPrint}
      summary={
        <span className="text-sm">
          {plural(suppressed.length + more, 'finding', 'findings')} suppressed in the file
        </span>
      }
    >
      <ul className="mt-1 overflow-hidden rounded-md border border-line bg-surface">
        {suppressed.slice(0, mostShown).map(({ rule, severity, message, range, suppressedBy }) => (
          <li
            key={`${range.start.line} ${rule} ${message}`}
            className="border-t border-line px-4 py-2 first:border-t-0"
          >
            <p className="flex items-start gap-2">
              <span className="mt-1">
                <SeverityIcon severity={severity} />
              </span>
              <span className="min-w-0 flex-1">
                <InlineProse text={message} />
              </span>
              <LineLink range={range} className="leading-5" />
            </p>
            <p className="ml-5.5 text-sm text-muted">
              <TextLink href={`/rules/${rule}`} className="font-mono text-xs">
                {rule}
              </TextLink>
              {suppressedBy.reason ? ` · “${suppressedBy.reason}” ` : ' · no reason given '}
              <LineLink range={suppressedBy.range} />
            </p>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="mt-1 text-sm text-muted">and {grouped(left)} more</p>}
    </Disclosure>
  );
}
