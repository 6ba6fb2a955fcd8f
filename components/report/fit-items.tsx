import { grouped } from '@/lib/text/grouped';
import { Disclosure } from '../ui/disclosure';
import { TextLink } from '../ui/text-link';
import type { FitGroup } from './fit-groups';
import { FitHeader, FitRows, type Taking, type Used } from './fit-rows';
import { LineLink } from './line-link';
import { InlineProse } from './prose';

/** How many images of a group are shown before the rest is folded. */
const shownAtFirst = 6;

/** How many there are to unfold in a list that is not the whole one. */
const shownAtMost = 36;

/** Images by why; all of them openly where the list `isWhole`. */
export function GroupList({
  groups,
  used,
  taking,
  isWhole = false,
}: {
  readonly groups: readonly FitGroup[];
  readonly used: Used;
  readonly taking: Taking;
  readonly isWhole?: boolean;
}) {
  const openly = isWhole ? Number.POSITIVE_INFINITY : shownAtFirst;
  return (
    <ul className="overflow-hidden rounded-md border border-line bg-surface">
      {groups.some(({ items }) => items.some(({ known }) => known)) && <FitHeader />}
      {groups.map((group) => (
        <li key={group.key} className="border-t border-line px-4 py-2.5 first:border-t-0">
          <Why group={group} />
          <FitRows items={group.items.slice(0, openly)} used={used} taking={taking} />
          {group.items.length > openly && (
            <Disclosure
              summary={<span className="text-sm">{grouped(group.items.length - shownAtFirst)} more</span>}
            >
              <FitRows items={group.items.slice(shownAtFirst, shownAtMost)} used={used} taking={taking} />
              {group.items.length > shownAtMost && (
                <p className="mt-1 text-sm text-muted">
                  and {grouped(group.items.length - shownAtMost)} others in the{' '}
                  <TextLink href="/">catalog</TextLink>
                </p>
              )}
            </Disclosure>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What decides comes first, with its line; then what is not known or holds for other reasons. */
function Why({ group: { reasons, hazards } }: { readonly group: FitGroup }) {
  return (
    <div className="mb-1 text-sm">
      {hazards.map(({ text, range }) => (
        <p key={`${range?.start.line} ${text}`}>
          <InlineProse text={text} /> {range && <LineLink range={range} />}
        </p>
      ))}
      {reasons.map((reason) => (
        <p key={reason} className="text-muted">
          <InlineProse text={reason} />
        </p>
      ))}
    </div>
  );
}
