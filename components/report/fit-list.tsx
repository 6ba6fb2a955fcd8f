import { verdictCounts } from '@/lib/recommend/verdict';
import type { Recommendation, Report, Verdict as VerdictId } from '@/lib/report/report';
import { Badge } from '../ui/badge';
import { Breakable } from '../ui/breakable';
import { Disclosure } from '../ui/disclosure';
import { grouped } from '../ui/grouped';
import { TextLink } from '../ui/text-link';
import { Verdict, VerdictIcon, verdictLabels } from '../ui/verdict';
import { type FitGroup, groupFits } from './fit-groups';
import { LineLink } from './line-link';
import { InlineProse } from './prose';
import { countWord, plural } from './words';

/** Shown openly; the other two are folded. */
const useful = ['runs-as-is', 'runs-with-changes'] as const satisfies readonly VerdictId[];
const folded = ['does-not-run', 'not-known'] as const satisfies readonly VerdictId[];

/** How many images of a group are shown before the rest is folded. */
const shownAtFirst = 6;

/** How many reasons are told apart before the rest is folded. */
const groupsAtFirst = 4;

/** How many there are to unfold; the catalog has the rest. */
const shownAtMost = 36;

export function fitHeading(report: Report): string {
  const { 'runs-as-is': asIs, 'runs-with-changes': changed } = verdictCounts(report);
  if (asIs > 0) return `${countWord(asIs)} ${asIs === 1 ? 'base runs' : 'bases run'} this as it is`;
  if (changed > 0) {
    return `No base runs this as it is, ${countWord(changed).toLowerCase()} ${changed === 1 ? 'does' : 'do'} with changes`;
  }
  return 'No base in the catalog is known to run this';
}

/** Images of the catalog by whether they run this file's final stage, and by what stands in the way. */
export function FitList({ report }: { readonly report: Report }) {
  const { findings, recommendations, stages } = report;
  const fails = findings.some(
    ({ consequence, severity }) => severity === 'error' && consequence.startsWith('will-not'),
  );
  const used = new Set(stages.map(({ base }) => base.imageId));
  const counts = verdictCounts(report);
  return (
    <div className="space-y-4">
      {fails && (
        <p className="text-sm text-muted">
          Judged by what the base has to bring: errors above that do not come from the base stay on another
          one.
        </p>
      )}
      {useful.map((verdict) => (
        <Groups
          key={verdict}
          verdict={verdict}
          groups={groupFits(recommendations, verdict)}
          count={counts[verdict]}
          used={used}
        />
      ))}
      {folded.map((verdict) => {
        const groups = groupFits(recommendations, verdict);
        if (groups.length === 0) return null;
        return (
          <Disclosure
            key={verdict}
            summary={
              <span className="inline-flex items-center gap-2 text-sm">
                <Verdict verdict={verdict} />
                <span className="text-muted tabular-nums">{grouped(counts[verdict])}</span>
              </span>
            }
          >
            <div className="mt-1">
              <Groups
                verdict={verdict}
                groups={groups}
                count={counts[verdict]}
                used={used}
                isTitled={false}
              />
            </div>
          </Disclosure>
        );
      })}
    </div>
  );
}

function imagesIn(groups: readonly FitGroup[]): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}

type Used = ReadonlySet<string | undefined>;

function Groups({
  verdict,
  groups,
  count,
  used,
  isTitled = true,
}: {
  readonly verdict: VerdictId;
  readonly groups: readonly FitGroup[];
  readonly count: number;
  readonly used: Used;
  readonly isTitled?: boolean;
}) {
  if (groups.length === 0) return null;
  const further = groups.slice(groupsAtFirst);
  return (
    <section aria-label={verdictLabels[verdict]}>
      {isTitled && (
        <h3 className="mb-1.5 flex items-center gap-2 text-sm">
          <Verdict verdict={verdict} />
          <span className="text-muted tabular-nums">{grouped(count)}</span>
        </h3>
      )}
      <GroupList verdict={verdict} groups={groups.slice(0, groupsAtFirst)} used={used} />
      {further.length > 0 && (
        <Disclosure
          className="mt-1"
          summary={
            <span className="text-sm">
              {plural(imagesIn(further), 'more image', 'more images')}, for{' '}
              {plural(further.length, 'other reason', 'other reasons')}
            </span>
          }
        >
          <div className="mt-1">
            <GroupList verdict={verdict} groups={further} used={used} />
          </div>
        </Disclosure>
      )}
    </section>
  );
}

function GroupList({
  verdict,
  groups,
  used,
}: {
  readonly verdict: VerdictId;
  readonly groups: readonly FitGroup[];
  readonly used: Used;
}) {
  return (
    <ul className="overflow-hidden rounded-md border border-line bg-surface">
      {groups.map((group) => (
        <li key={group.key} className="border-t border-line px-4 py-2.5 first:border-t-0">
          <Why group={group} />
          <Images verdict={verdict} items={group.items.slice(0, shownAtFirst)} used={used} />
          {group.items.length > shownAtFirst && (
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

function Why({ group: { reasons, hazards } }: { readonly group: FitGroup }) {
  return (
    <div className="mb-1 text-sm">
      {reasons.map((reason) => (
        <p key={reason} className="text-muted">
          <InlineProse text={reason} />
        </p>
      ))}
      {hazards.map(({ text, range }) => (
        <p key={`${range?.start.line} ${text}`}>
          <InlineProse text={text} /> {range && <LineLink range={range} />}
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
      {items.map(({ stage, imageId, reference }) => (
        <li key={`${stage} ${imageId} ${reference}`} className="flex min-w-0 items-start gap-2 py-0.5">
          <span className="mt-1">
            <VerdictIcon verdict={verdict} size={13} />
          </span>
          <TextLink href={`/images/${imageId}`} className="min-w-0 font-mono text-sm wrap-anywhere">
            <Breakable text={reference} />
          </TextLink>
          {used.has(imageId) && <Badge className="shrink-0">in this file</Badge>}
        </li>
      ))}
    </ul>
  );
}
