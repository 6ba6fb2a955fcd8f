import { TextLink } from '@/components/ui/text-link';
import type { Report } from '@/lib/report/report';
import { LineLink } from './line-link';
import { InlineProse } from './prose';

/** Shown where the rest has an address. */
const mostNotes = 25;

/** What a report cannot say. */
export function NotKnown({
  notes,
  wholeAt,
}: {
  readonly notes: Report['notKnown'];
  /** Address of the whole report in words: then only the first are shown. */
  readonly wholeAt: string | undefined;
}) {
  const shown = wholeAt === undefined ? notes : notes.slice(0, mostNotes);
  return (
    <>
      <ul className="overflow-hidden rounded-md border border-line bg-surface">
        {shown.map(({ text, range }) => (
          <li
            key={`${range?.start.line} ${text}`}
            className="border-t border-line px-4 py-2 first:border-t-0"
          >
            <InlineProse text={text} /> {range && <LineLink range={range} />}
          </li>
        ))}
      </ul>
      {wholeAt !== undefined && notes.length > shown.length && (
        <p className="mt-2 text-sm text-muted">
          and {notes.length - shown.length} more in <TextLink href={wholeAt}>the whole report</TextLink>
        </p>
      )}
    </>
  );
}
