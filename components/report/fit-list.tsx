import type { ReactNode } from 'react';
import { leadsElsewhere, verdictCounts } from '@/lib/recommend/verdict';
import { failsAnywhere } from '@/lib/report/failures';
import type { Report, Verdict as VerdictId } from '@/lib/report/report';
import { countWord, plural } from '@/lib/report/words';
import { grouped } from '@/lib/text/grouped';
import { Disclosure } from '../ui/disclosure';
import { TextLink } from '../ui/text-link';
import { Verdict, verdictLabels } from '../ui/verdict';
import { compareAddress, type FitGroup, groupFits } from './fit-groups';
import { GroupList } from './fit-items';
import type { Taking, Used } from './fit-rows';
import { WholeList } from './whole-list';

const useful = ['runs-as-is', 'runs-with-changes'] as const satisfies readonly VerdictId[];
const all = [...useful, 'not-known', 'does-not-run'] as const satisfies readonly VerdictId[];

/** How many reasons are told apart before the rest is folded. */
const groupsAtFirst = 4;

/** Reports of before the bound list every image: of further reasons they count the images. */
const groupsAtMost = 16;

export function fitHeading(report: Report): string {
  const { 'runs-as-is': asIs, 'runs-with-changes': changed, 'not-known': open } = verdictCounts(report);
  if (asIs === 0 && changed > 0 && open > 0 && !leadsElsewhere(report))
    return `No other base is known to run the file unchanged, ${countWord(open).toLowerCase()} may`;
  const but = failsAnywhere(report) ? ', but for errors that no base cures' : '';
  if (asIs > 0) return `${countWord(asIs)} ${asIs === 1 ? 'base runs' : 'bases run'} this as it is${but}`;
  if (changed > 0) {
    return `No base runs this as it is, ${countWord(changed).toLowerCase()} ${changed === 1 ? 'does' : 'do'} with changes${but}`;
  }
  return 'No other base is known to run the file unchanged';
}

/**
 * Images of the catalog by whether they run this file's final stage, and by what stands in the way: the best, and the
 * way to all. `textAt`: the address of the text, where the page should not carry it twice.
 */
export function FitList({
  report,
  textAt,
  plansAt,
  useAt,
}: {
  readonly report: Report;
  readonly textAt?: string;
  /** Where the page shows bases with the edits they take. */
  readonly plansAt?: string;
  /** Address of the analyzer with this text, for a page that is not it. */
  readonly useAt?: string;
}) {
  const { recommendations, stages } = report;
  const taking: Taking =
    useAt !== undefined
      ? { kind: 'at', address: useAt }
      : plansAt !== undefined
        ? { kind: 'here' }
        : undefined;
  const used = new Set(stages.flatMap(({ base }) => [base.imageId, base.reference]));
  const counts = verdictCounts(report);
  const shown = new Set<VerdictId>(leadsElsewhere(report) ? useful : [...useful, 'not-known']);
  const list = (verdict: VerdictId) => (
    <Groups
      report={report}
      verdict={verdict}
      groups={groupFits(recommendations, verdict)}
      count={counts[verdict]}
      used={used}
      // Of what does not run there is nothing to take up.
      taking={verdict === 'does-not-run' ? undefined : taking}
      {...(textAt !== undefined && { textAt })}
    />
  );
  return (
    <div className="space-y-4">
      {plansAt !== undefined && (
        <p className="text-sm text-muted">
          All images of the catalog, for the file as it is.{' '}
          <TextLink href={plansAt}>What it could stand on</TextLink> comes with the edits that it takes.
        </p>
      )}
      {recommendations.every(({ known }) => known === undefined) && (
        <p className="text-sm text-muted">
          The report was made before it kept sizes and support of bases: a comparison shows what is known of
          them today.
        </p>
      )}
      {failsAnywhere(report) && (
        <p className="text-sm text-muted">
          Judged by what the base has to bring: errors above that do not come from the base stay on another
          one.
        </p>
      )}
      {all.map(
        (verdict) =>
          counts[verdict] > 0 &&
          (shown.has(verdict) ? (
            <section key={verdict} aria-label={verdictLabels[verdict]}>
              <div className="mb-1.5 flex flex-wrap items-center justify-between gap-x-4 text-sm">
                <h3>
                  <Counted verdict={verdict} count={counts[verdict]} />
                </h3>
                <Compare address={compareAddress(report, verdict)} />
              </div>
              {list(verdict)}
            </section>
          ) : (
            <Disclosure
              key={verdict}
              summary={
                <span className="text-sm">
                  <Counted verdict={verdict} count={counts[verdict]} />
                </span>
              }
            >
              <section aria-label={verdictLabels[verdict]} className="mt-1">
                {list(verdict)}
              </section>
            </Disclosure>
          )),
      )}
    </div>
  );
}

function Counted({ verdict, count }: { readonly verdict: VerdictId; readonly count: number }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Verdict verdict={verdict} />
      <span className="text-muted tabular-nums">{grouped(count)}</span>
    </span>
  );
}

function Compare({ address }: { readonly address: ReturnType<typeof compareAddress> }) {
  if (address === undefined) return null;
  return (
    <span className="no-print">
      <TextLink href={address.href}>
        {address.isAll ? 'Compare these' : `Compare the first ${address.count}`}
      </TextLink>
    </span>
  );
}

function imagesIn(groups: readonly FitGroup[]): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}

function Groups({
  report,
  verdict,
  groups,
  count,
  used,
  taking,
  textAt,
}: {
  readonly report: Report;
  readonly verdict: VerdictId;
  readonly groups: readonly FitGroup[];
  readonly count: number;
  readonly used: Used;
  readonly taking: Taking;
  readonly textAt?: string;
}) {
  const further = groups.slice(groupsAtFirst, groupsAtMost);
  const shown = imagesIn(groups.slice(0, groupsAtMost));
  const short: ReactNode = (
    <>
      {groups.length > 0 && <GroupList groups={groups.slice(0, groupsAtFirst)} used={used} taking={taking} />}
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
            <GroupList groups={further} used={used} taking={taking} />
          </div>
        </Disclosure>
      )}
    </>
  );
  const { engine, options, source } = report;
  // The whole list is made of the text.
  if (shown >= count || source.isLeftOut) return short;
  return (
    <WholeList
      key={`${source.sha256} ${JSON.stringify(options)}`}
      verdict={verdict}
      count={count}
      text={textAt === undefined ? { is: source.text } : { at: textAt }}
      options={options}
      revision={engine.catalogRevision}
      used={[...used].flatMap((id) => id ?? [])}
      taking={taking}
    >
      {short}
    </WholeList>
  );
}
