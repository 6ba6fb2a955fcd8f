import { measuredOf } from '@/lib/report/measured-words';
import type { MeasuredBase, Report, ReportStage } from '@/lib/report/report';
import { plural } from '@/lib/report/words';
import { Badge } from '../ui/badge';
import { classes } from '../ui/classes';
import { TextLink } from '../ui/text-link';
import { GraphGutter, gutterWidth, Stroke } from './graph-gutter';
import { type EdgeKind, layOutGraph } from './graph-layout';
import { LineLink } from './line-link';
import { countStages, nameOfStage } from './stage-title';

const useWords = { base: 'stands on', copy: 'files from', mount: 'mounts' } as const satisfies Record<
  EdgeKind,
  string
>;

const legend = {
  base: 'stands on another stage',
  copy: 'takes files',
  mount: 'mounts while building',
} as const satisfies Record<EdgeKind, string>;

/** A generated file can have thousands. */
const mostStages = 12;
const mostUses = 12;

/** The stages one under the other, with what each takes from which drawn beside them. The list says it in words. */
export function StageGraph({ report }: { readonly report: Report }) {
  const stages = report.stages.slice(0, mostStages);
  const more = countStages(report) - stages.length;
  const layout = layOutGraph(stages);
  const kinds = (['base', 'copy', 'mount'] as const).filter((kind) =>
    layout.edges.some((edge) => edge.kind === kind),
  );
  const width = gutterWidth(layout);
  return (
    <>
      <ol className="overflow-hidden rounded-md border border-line bg-surface">
        {stages.map((stage, row) => (
          <li
            key={stage.index}
            className="relative break-inside-avoid border-t border-line py-2 pr-4 first:border-t-0"
            style={{ paddingLeft: width + 8 }}
          >
            <GraphGutter layout={layout} row={row} stage={stage} />
            <StageRow stage={stage} report={report} />
          </li>
        ))}
      </ol>
      {more > 0 && <p className="mt-2 text-sm text-muted">and {plural(more, 'more stage', 'more stages')}</p>}
      {(kinds.length > 0 || stages.some(({ isReachable }) => !isReachable)) && (
        <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted" aria-hidden="true">
          {kinds.map((kind) => (
            <span key={kind} className="inline-flex items-center gap-1.5">
              <Stroke kind={kind} isBuilt />
              {legend[kind]}
            </span>
          ))}
          {stages.some(({ isReachable }) => !isReachable) && (
            <span className="inline-flex items-center gap-1.5">
              <Stroke kind="copy" isBuilt={false} />
              not built
            </span>
          )}
        </p>
      )}
    </>
  );
}

function StageRow({ stage, report }: { readonly stage: ReportStage; readonly report: Report }) {
  const { measured, stages } = report;
  return (
    <>
      <p className="flex items-center gap-2">
        <span className={classes('font-mono font-medium', !stage.isReachable && 'text-muted')}>
          {nameOfStage(stage)}
        </span>
        {stage.isFinal && <Badge tone="accent">the image</Badge>}
        {!stage.isReachable && <Badge>not built</Badge>}
        <LineLink
          range={{ start: { line: stage.line, column: 1 }, end: { line: stage.line, column: 1 } }}
          className="ml-auto"
        />
      </p>
      <BaseLine base={stage.base} measured={measuredOf(measured, stage.base)} />
      {uniqueUses(stage)
        .slice(0, mostUses)
        .map(({ stage: index, kind, range }) => {
          const used = stages.find((other) => other.index === index);
          return (
            <p key={`${index} ${kind}`} className="text-sm text-muted">
              {useWords[kind]} <span className="font-mono text-xs">{used ? nameOfStage(used) : index}</span>{' '}
              <LineLink range={range} />
            </p>
          );
        })}
    </>
  );
}

function BaseLine({
  base,
  measured,
}: {
  readonly base: ReportStage['base'];
  readonly measured: MeasuredBase | undefined;
}) {
  const written = <span className="font-mono text-xs wrap-anywhere">{base.written}</span>;
  switch (base.kind) {
    case 'stage':
      return null;
    case 'unresolved':
      return <p className="text-sm text-muted">on {written}, not known: a variable in it has no value</p>;
    case 'scratch':
    case 'image':
      return (
        <p className="text-sm text-muted">
          on{' '}
          {base.imageId ? (
            <TextLink href={`/images/${base.imageId}`} className="font-mono text-xs wrap-anywhere">
              {base.written}
            </TextLink>
          ) : (
            written
          )}
          {base.reference && base.written.includes('$') && (
            <>
              , that is <span className="font-mono text-xs wrap-anywhere">{base.reference}</span>
            </>
          )}
          {measured && (
            <>
              , measured on <time dateTime={measured.observed}>{measured.observed}</time>,{' '}
              <span className="font-mono text-xs wrap-anywhere">{measured.digest}</span>
            </>
          )}
        </p>
      );
    default:
      return base.kind satisfies never;
  }
}

/** The first place of each kind of use; ten COPY from one stage are one arrow. */
function uniqueUses({ uses }: ReportStage): ReportStage['uses'] {
  const seen = new Set<string>();
  return uses.filter(({ stage, kind }) => {
    const key = `${stage} ${kind}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
