import type { ReportStage } from '@/lib/report/report';
import { classes } from '../ui/classes';
import type { EdgeKind, GraphEdge, GraphLayout } from './graph-layout';

const laneWidth = 12;
const dotRadius = 5;
/** Where the first line of text has its middle. */
const dotY = 19;
const bend = 10;

const strokes = {
  base: { strokeWidth: 2.5 },
  copy: { strokeWidth: 1.5 },
  mount: { strokeWidth: 2, strokeDasharray: '0.1 4', strokeLinecap: 'round' },
} as const satisfies Record<EdgeKind, object>;

export function gutterWidth({ lanes }: GraphLayout): number {
  return lanes * laneWidth + 28;
}

/** The part of the drawing that belongs to one row: its dot, and the edges that start, end or pass here. */
export function GraphGutter({
  layout,
  row,
  stage,
}: {
  readonly layout: GraphLayout;
  readonly row: number;
  readonly stage: ReportStage;
}) {
  const width = gutterWidth(layout);
  const dotX = width - 8;
  const passing = layout.edges.filter((edge) => top(edge) <= row && row <= bottom(edge));
  return (
    <svg aria-hidden="true" width={width} height="100%" className="absolute top-0 left-0 text-control">
      {passing.map((edge) => (
        <EdgePart key={`${edge.from}>${edge.to}`} edge={edge} row={row} dotX={dotX} />
      ))}
      <circle
        cx={dotX}
        cy={dotY}
        r={dotRadius}
        strokeWidth={1.75}
        strokeDasharray={stage.isReachable ? undefined : '2.2 2'}
        className={classes(
          stage.isFinal ? 'fill-accent stroke-accent' : 'fill-surface',
          !stage.isFinal && (stage.isReachable ? 'stroke-ink' : 'stroke-control'),
        )}
      />
    </svg>
  );
}

function EdgePart({
  edge,
  row,
  dotX,
}: {
  readonly edge: GraphEdge;
  readonly row: number;
  readonly dotX: number;
}) {
  const x = dotX - 14 - edge.lane * laneWidth;
  const look = {
    fill: 'none',
    stroke: 'currentColor',
    ...strokes[edge.kind],
    ...(!edge.isBuilt && { strokeDasharray: '4 3', strokeWidth: 1.5 }),
  };
  const isTop = row === top(edge);
  const isBottom = row === bottom(edge);
  const reach = dotX - dotRadius - 1;
  return (
    <g>
      {isTop && <path d={`M${reach} ${dotY}H${x + bend}Q${x} ${dotY} ${x} ${dotY + bend}`} {...look} />}
      {isBottom && <path d={`M${x} ${dotY - bend}Q${x} ${dotY} ${x + bend} ${dotY}H${reach}`} {...look} />}
      {isTop && <line x1={x} x2={x} y1={dotY + bend} y2="100%" {...look} />}
      {isBottom && <line x1={x} x2={x} y1={0} y2={dotY - bend} {...look} />}
      {!isTop && !isBottom && <line x1={x} x2={x} y1={0} y2="100%" {...look} />}
      {row === edge.to && (
        <path
          d={`M${reach - 4.5} ${dotY - 4}L${reach + 0.5} ${dotY}L${reach - 4.5} ${dotY + 4}Z`}
          fill="currentColor"
        />
      )}
    </g>
  );
}

/** A sample of a line, for the legend. */
export function Stroke({ kind, isBuilt }: { readonly kind: EdgeKind; readonly isBuilt: boolean }) {
  return (
    <svg width="24" height="8" aria-hidden="true" className="text-control">
      <line
        x1="2"
        x2="22"
        y1="4"
        y2="4"
        stroke="currentColor"
        {...strokes[kind]}
        {...(!isBuilt && { strokeDasharray: '4 3', strokeWidth: 1.5 })}
      />
    </svg>
  );
}

function top({ from, to }: GraphEdge): number {
  return Math.min(from, to);
}

function bottom({ from, to }: GraphEdge): number {
  return Math.max(from, to);
}
