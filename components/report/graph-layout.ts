import type { ReportStage } from '@/lib/report/report';

export type EdgeKind = ReportStage['uses'][number]['kind'];

/** From the stage that gives to the stage that takes. `lane` 0 is nearest to the dots. */
export type GraphEdge = {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  readonly lane: number;
  readonly isBuilt: boolean;
};

export type GraphLayout = { readonly edges: readonly GraphEdge[]; readonly lanes: number };

const weight: Record<EdgeKind, number> = { base: 2, copy: 1, mount: 0 };

/** Further edges would push the names aside; the list beside the drawing has them in words. */
const mostLanes = 8;

/**
 * Stages stand one under the other, edges run beside them in lanes.
 * Short edges take the inner lanes, and two edges share a lane only where they do not overlap.
 */
export function layOutGraph(stages: readonly ReportStage[]): GraphLayout {
  const rows = new Map(stages.map(({ index }, row) => [index, row]));
  const strongest = new Map<string, Omit<GraphEdge, 'lane'>>();
  for (const [to, stage] of stages.entries()) {
    for (const use of stage.uses) {
      const from = rows.get(use.stage);
      if (from === undefined || from === to) continue;
      const key = `${from}>${to}`;
      const known = strongest.get(key);
      if (known && weight[known.kind] >= weight[use.kind]) continue;
      strongest.set(key, { from, to, kind: use.kind, isBuilt: stage.isReachable });
    }
  }
  const ordered = [...strongest.values()].sort(
    (a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from) || a.to - b.to,
  );
  const taken: { readonly top: number; readonly bottom: number }[][] = [];
  const edges = ordered.map((edge) => {
    const top = Math.min(edge.from, edge.to);
    const bottom = Math.max(edge.from, edge.to);
    let lane = taken.findIndex((lanes) => lanes.every((other) => bottom <= other.top || other.bottom <= top));
    if (lane === -1) lane = taken.push([]) - 1;
    taken[lane]?.push({ top, bottom });
    return { ...edge, lane };
  });
  return {
    edges: edges.filter(({ lane }) => lane < mostLanes),
    lanes: Math.min(taken.length, mostLanes),
  };
}
