import type { Report, ReportStage } from '@/lib/report/report';

/** The name of a stage, or its number where it has none. */
export function nameOfStage({ name, index }: Pick<ReportStage, 'name' | 'index'>): string {
  return name ?? String(index);
}

export function stageTitle(report: Report, stage: number | undefined): string | undefined {
  const found = report.stages.find(({ index }) => index === stage);
  return found && nameOfStage(found);
}
