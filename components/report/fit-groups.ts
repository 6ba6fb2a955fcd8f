import { verdictCounts } from '@/lib/recommend/verdict';
import type { Recommendation, Report, Verdict } from '@/lib/report/report';

/** Images of one verdict for one and the same reason. */
export type FitGroup = {
  readonly key: string;
  readonly reasons: readonly string[];
  readonly hazards: Recommendation['hazards'];
  readonly items: readonly Recommendation[];
};

/** Images of a verdict by why, in the order of the first of each; a reason that is also a hazard is said once. */
export function groupFits(recommendations: readonly Recommendation[], verdict: Verdict): readonly FitGroup[] {
  const groups = new Map<string, { group: Omit<FitGroup, 'items'>; items: Recommendation[] }>();
  for (const item of recommendations) {
    if (item.verdict !== verdict) continue;
    // Its name stands beside the reason: without it, images alike have the same one.
    const spoken = (text: string) => capitalized(text.replaceAll(`\`${item.reference}\``, 'the image'));
    const hazards = uniqueHazards(item.hazards.map((hazard) => ({ ...hazard, text: spoken(hazard.text) })));
    const said = new Set(hazards.map(({ text }) => text));
    const reasons = [...new Set(item.reasons.map(spoken))].filter((reason) => !said.has(reason));
    const key = JSON.stringify([reasons, hazards]);
    const known = groups.get(key);
    if (known) known.items.push(item);
    else groups.set(key, { group: { key, reasons, hazards }, items: [item] });
  }
  return [...groups.values()].map(({ group, items }) => ({ ...group, items }));
}

/** A clause as a sentence; paths and programs keep their letters. */
function capitalized(text: string): string {
  return /^[a-z]+('s)? /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function uniqueHazards(hazards: Recommendation['hazards']): Recommendation['hazards'] {
  const seen = new Set<string>();
  return hazards.filter(({ text, range }) => {
    const key = `${range?.start.line} ${text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** So many stand side by side. */
const mostCompared = 5;

export type CompareAddress = { readonly href: string; readonly count: number; readonly isAll: boolean };

/** Where the images of a verdict are compared, in the order of their list; undefined where there are not two with a page. */
export function compareAddress(report: Report, verdict: Verdict): CompareAddress | undefined {
  const listed = groupFits(report.recommendations, verdict).flatMap(({ items }) => items);
  const ids = [...new Set(listed.filter(({ entry }) => entry !== false).map(({ imageId }) => imageId))];
  const shown = ids.slice(0, mostCompared);
  if (shown.length < 2) return undefined;
  return {
    href: `/compare?with=${shown.join(',')}`,
    count: shown.length,
    isAll: shown.length === verdictCounts(report)[verdict],
  };
}
