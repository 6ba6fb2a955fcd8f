import type { Report, ReportStage } from '@/lib/report/report';

/** The name of a stage; without one what it is, or its number as BuildKit counts, from 0. */
export function nameOfStage({
  name,
  index,
  isFinal,
}: Pick<ReportStage, 'name' | 'index' | 'isFinal'>): string {
  return name ?? (isFinal ? 'final stage' : `stage ${index}`);
}

/** "stage builder", "final stage". */
export function stageTitle(report: Report, index: number | undefined): string | undefined {
  const stage = report.stages.find((candidate) => candidate.index === index);
  if (!stage) return undefined;
  return stage.name === undefined ? nameOfStage(stage) : `stage ${stage.name}`;
}

/** How many stages the file has, those that the report does not list too. */
export function countStages({ stages, moreStages = 0 }: Pick<Report, 'stages' | 'moreStages'>): number {
  return stages.length + moreStages;
}
