import type { MeasuredBase, ReportStage } from './report';

/** "measured on 2026-11-20, sha256:…": what a report rests on for a base that the catalog knows little of. */
export function measuredClause({ digest, observed }: MeasuredBase): string {
  return `measured on ${observed}, ${digest}`;
}

/** What was measured of the base of a stage. */
export function measuredOf(
  measured: readonly MeasuredBase[] | undefined,
  { reference }: ReportStage['base'],
): MeasuredBase | undefined {
  return measured?.find((each) => each.reference === reference);
}
