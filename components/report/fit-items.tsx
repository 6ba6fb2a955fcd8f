import type { Recommendation, Verdict as VerdictId } from '@/lib/report/report';
import { grouped } from '@/lib/text/grouped';
import { Badge } from '../ui/badge';
import { Breakable } from '../ui/breakable';
import { Disclosure } from '../ui/disclosure';
import { TextLink } from '../ui/text-link';
import { VerdictIcon } from '../ui/verdict';
import type { FitGroup } from './fit-groups';
import { LineLink } from './line-link';
import { InlineProse } from './prose';

/** How many images of a group are shown before the rest is folded. */
const shownAtFirst = 6;

/** How many there are to unfold in a list that is not the whole one. */
const shownAtMost = 36;

/** Ids of the images that the file itself names. */
export type Used = ReadonlySet<string | undefined>;

/** Images by why; all of them openly where the list `isWhole`. */
export function GroupList({
  verdict,
  groups,
  used,
  isWhole = false,
}: {
  readonly verdict: VerdictId;
  readonly groups: readonly FitGroup[];
  readonly used: Used;
  readonly isWhole?: boolean;
}) {
  const openly = isWhole ? Number.POSITIVE_INFINITY : shownAtFirst;
  return (
    <ul className="overflow-hidden rounded-md border border-line bg-surface">
      {groups.map((group) => (
        <li key={group.key} className="border-t border-line px-4 py-2.5 first:border-t-0">
          <Why group={group} />
          <Images verdict={verdict} items={group.items.slice(0, openly)} used={used} />
          {group.items.length > openly && (
            <Disclosure
              summary={<span className="text-sm">{grouped(group.items.length - shownAtFirst)} more</span>}
            >
              <Images verdict={verdict} items={group.items.slice(shownAtFirst, shownAtMost)} used={used} />
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

function Images({
  verdict,
  items,
  used,
}: {
  readonly verdict: VerdictId;
  readonly items: readonly Recommendation[];
  readonly used: Used;
}) {
  return (
    <ul className="grid gap-x-6 xl:grid-cols-2">
      {items.map(({ entry, imageId, reference, stage }) => (
        <li key={`${stage} ${imageId} ${reference}`} className="flex min-w-0 items-start gap-2 py-0.5">
          <span className="mt-1">
            <VerdictIcon verdict={verdict} size={13} />
          </span>
          {entry === false ? (
            <span className="min-w-0 font-mono text-sm wrap-anywhere">
              <Breakable text={reference} />
            </span>
          ) : (
            <TextLink href={`/images/${imageId}`} className="min-w-0 font-mono text-sm wrap-anywhere">
              <Breakable text={reference} />
            </TextLink>
          )}
          {(used.has(imageId) || used.has(reference)) && <Badge className="shrink-0">in this file</Badge>}
        </li>
      ))}
    </ul>
  );
}
