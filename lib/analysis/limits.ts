import type { Finding, Omitted } from '../report/report';

/** How many findings of one kind are listed, the first of them: a generated file can have thousands. */
export const mostOfOneKind = 100;
/** How many places a need names. */
export const mostPlaces = 20;
/** How many stages are listed, and how much each takes from others: one can copy from all. */
export const mostStages = 100;
export const mostUses = 50;
/** How many needs are listed. */
export const mostRequirements = 200;
/** How many other things a list of the report holds. */
export const mostNotes = 100;

/** The first findings of every kind, and how many more there are; their order stays. */
export function limitFindings<T extends Finding>(
  findings: readonly T[],
): { readonly listed: readonly T[]; readonly omitted: readonly Omitted[] } {
  const counts = new Map<string, number>();
  const omitted = new Map<string, Omitted>();
  const listed: T[] = [];
  for (const finding of findings) {
    const { rule, severity, consequence } = finding;
    const kind = `${rule} ${severity} ${consequence}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count <= mostOfOneKind) listed.push(finding);
    else omitted.set(kind, { rule, severity, consequence, count: count - mostOfOneKind });
  }
  return { listed, omitted: [...omitted.values()] };
}
