import type { ReactNode } from 'react';
import { suppressedThere, uncertainWords } from '@/lib/render/difference-words';
import type { Difference, Kept, OneSided, StagePair, Uncertain } from '@/lib/report/difference';
import { consequenceHeadings, consequences, severityNames } from '@/lib/report/words';
import { grouped } from '@/lib/text/grouped';
import { lineWords } from '@/lib/text/range';
import type { Range } from '@/lib/text/span';
import { linesHref } from '../dockerfile/listing-pages';
import { InlineProse } from '../report/prose';
import { nameOfStage } from '../report/stage-title';
import { Severity } from '../ui/severity';
import { TextLink } from '../ui/text-link';
import type { SideLinks } from './side-links';

/** A generated file can have thousands; the answer of the API has all of them. */
const mostShown = 100;

/** Findings that only one of the two has, the worst first. */
export function OneSidedList({
  list,
  side,
  difference,
  link,
}: {
  readonly list: readonly OneSided[];
  readonly side: keyof typeof suppressedThere;
  readonly difference: Difference;
  readonly link: string | undefined;
}) {
  const sorted = byConsequence(list);
  return (
    <List more={sorted.length - mostShown}>
      {sorted.slice(0, mostShown).map((finding, at) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never moves
          key={at}
          finding={finding}
          stage={stageOf(difference, side === 'gone' ? 'before' : 'after', finding.stage)}
          place={<Place range={finding.range} link={link} />}
        >
          {finding.isSuppressedThere && <p className="mt-1 text-sm text-muted">{suppressedThere[side]}</p>}
        </Row>
      ))}
    </List>
  );
}

/** Findings that both have, as the later one says them. */
export function KeptList({
  list,
  difference,
  links,
}: {
  readonly list: readonly Kept[];
  readonly difference: Difference;
  readonly links: SideLinks;
}) {
  const sorted = byConsequence(list);
  return (
    <List more={sorted.length - mostShown}>
      {sorted.slice(0, mostShown).map((finding, at) => {
        const { range, severity, was } = finding;
        const hasMoved = lineWords(was.range) !== lineWords(range);
        return (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never moves
            key={at}
            finding={finding}
            stage={stageOf(difference, 'after', finding.stage)}
            place={
              <span>
                <Place range={range} link={links.after} />
                {hasMoved && (
                  <>
                    , was <Place range={was.range} link={links.before} />
                  </>
                )}
              </span>
            }
          >
            {severity !== was.severity && (
              <p className="mt-1 text-sm text-muted">
                It was of severity {severityNames[was.severity].toLowerCase()}.
              </p>
            )}
          </Row>
        );
      })}
    </List>
  );
}

export function UncertainList({ list }: { readonly list: readonly Uncertain[] }) {
  return (
    <ul className="overflow-hidden rounded-md border border-line bg-surface">
      {list.map((each) => (
        <li key={each.rule} className="border-t border-line px-4 py-2 first:border-t-0">
          <InlineProse text={uncertainWords(each)} />
        </li>
      ))}
    </ul>
  );
}

function List({ more, children }: { readonly more: number; readonly children: ReactNode }) {
  return (
    <>
      <ol className="overflow-hidden rounded-md border border-line bg-surface">{children}</ol>
      {more > 0 && (
        <p className="mt-1.5 text-sm text-muted">
          and {grouped(more)} more; the JSON of this comparison has all of them
        </p>
      )}
    </>
  );
}

function Row({
  finding: { rule, severity, consequence, message },
  stage,
  place,
  children,
}: {
  readonly finding: OneSided | Kept;
  readonly stage: string | undefined;
  readonly place: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <li className="break-inside-avoid border-t border-line px-4 py-2.5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        <Severity severity={severity} />
        <span>{consequenceHeadings[consequence]}</span>
        <TextLink href={`/rules/${rule}`} className="font-mono">
          {rule}
        </TextLink>
        {stage && <span>{stage}</span>}
        <span className="ml-auto">{place}</span>
      </div>
      <p className="mt-1">
        <InlineProse text={message} />
      </p>
      {children}
    </li>
  );
}

function Place({ range, link }: { readonly range: Range; readonly link: string | undefined }) {
  const words = <span className="font-mono text-xs whitespace-nowrap">{lineWords(range)}</span>;
  return link === undefined ? words : <TextLink href={linesHref(link, range.start.line)}>{words}</TextLink>;
}

/** "stage builder"; undefined where there is only one. */
function stageOf(
  { stages }: Difference,
  side: keyof StagePair,
  index: number | undefined,
): string | undefined {
  const listed = stages.flatMap((pair) => pair[side] ?? []);
  const stage = listed.find((each) => each.index === index);
  if (stage === undefined || listed.length < 2) return undefined;
  return stage.name === undefined ? nameOfStage({ ...stage, name: undefined }) : `stage ${stage.name}`;
}

function byConsequence<T extends OneSided | Kept>(list: readonly T[]): readonly T[] {
  return consequences.flatMap((consequence) => list.filter((finding) => finding.consequence === consequence));
}
