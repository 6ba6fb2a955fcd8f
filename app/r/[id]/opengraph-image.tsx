import { picture, pictureSize } from '@/app/_server/picture';
import { storedReport } from '@/app/_server/reports';
import { respond } from '@/app/_server/respond';
import { finalBase } from '@/lib/report/final-base';
import type { Report } from '@/lib/report/report';
import { countBySeverity, severities, severityCount, verdictOfSummary } from '@/lib/report/words';
import { visible } from '@/lib/text/visible';

export const size = pictureSize;
export const contentType = 'image/png';
export const alt = 'What the report says of the Dockerfile';

/** The verdict, how much stands behind it, and the base. Of a report that is gone, what its address says of it. */
export default async function OpenGraphImage({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}): Promise<Response> {
  const { id } = await params;
  try {
    const { report, createdAt } = await storedReport(id);
    return pictureOf(report, createdAt.slice(0, 10));
  } catch (error) {
    return respond(() => Promise.reject(error));
  }
}

/** In characters; a name from a file may be of any length. */
const longest = { title: 150, base: 34 };

function pictureOf(report: Report, day: string): Response {
  const { summary } = report;
  const base = finalBase(report);
  return picture({
    above: 'Plinth · report on a Dockerfile',
    verdict: verdictOfSummary(summary),
    title: cut(visible(summary.text).replaceAll('`', ''), longest.title),
    lines: [
      { name: 'Findings', value: findingsOf(report) },
      ...(base === undefined ? [] : [{ name: 'Base', value: cut(visible(base), longest.base) }]),
      { name: 'Made on', value: day },
    ],
    // Asked about every time: a report can be taken back.
    cacheControl: 'no-cache',
  });
}

function findingsOf(report: Report): string {
  const counts = countBySeverity(report);
  const found = severities.filter((severity) => counts[severity] > 0);
  return found.map((severity) => severityCount(severity, counts[severity])).join(', ') || 'none';
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
