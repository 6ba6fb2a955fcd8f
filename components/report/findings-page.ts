import type { Finding, Omitted, Report } from '@/lib/report/report';
import { utf8Bytes } from '@/lib/text/bytes';
import { indexLines } from '@/lib/text/lines';
import { type Hunk, previewFix } from './fix-preview';

/** Some of a report's findings, ready for the browser: nothing grows with the file or with the rest of the report. */
export type FindingsPage = {
  /** Without its text, and with the findings of this page; those of other pages are counted as omitted. */
  readonly report: Report;
  /** Position in the whole report of the first of them. */
  readonly first: number;
  /** By position on the page, what its fix changes. */
  readonly hunks: readonly (readonly Hunk[] | undefined)[];
  readonly page: number;
  readonly pages: number;
};

const mostFindings = 24;
const mostBytes = 18_000;

/** The findings of a report page by page, from 1. A page holds as much as is read at one sitting. */
export function findingsPage(report: Report, asked: number): FindingsPage {
  const starts = startsOfPages(report.findings);
  const page = Math.min(Math.max(asked, 1), starts.length);
  const first = starts[page - 1] ?? 0;
  const findings = report.findings.slice(first, starts[page]);
  const elsewhere = [...report.findings.slice(0, first), ...report.findings.slice(first + findings.length)];
  const lines = indexLines(report.source.text);
  return {
    report: {
      ...report,
      source: { ...report.source, text: '' },
      findings: findings.map(({ fix, ...finding }) => ({
        ...finding,
        ...(fix && { fix: { ...fix, edits: [] } }),
      })),
      omitted: together([
        ...elsewhere.map((finding) => ({ ...kindOf(finding), count: 1 })),
        ...(report.omitted ?? []),
      ]),
      stages: stagesNamed(report, findings),
      requirements: [],
      suppressed: [],
      recommendations: [],
      notKnown: [],
      checklist: [],
    },
    first,
    hunks: findings.map(({ fix }) => fix && previewFix(report.source.text, fix, lines)),
    page,
    pages: starts.length,
  };
}

/** Positions at which pages begin. */
function startsOfPages(findings: readonly Finding[]): readonly number[] {
  const starts = [0];
  let room = mostBytes;
  for (const [index, finding] of findings.entries()) {
    const { fix, ...words } = finding;
    const size = utf8Bytes(JSON.stringify(words));
    const begun = index - (starts.at(-1) ?? 0);
    if (begun > 0 && (begun >= mostFindings || size > room)) {
      starts.push(index);
      room = mostBytes;
    }
    room -= size;
  }
  return starts;
}

function kindOf({ rule, severity, consequence }: Finding): Omit<Omitted, 'count'> {
  return { rule, severity, consequence };
}

function together(omitted: readonly Omitted[]): readonly Omitted[] {
  const kinds = new Map<string, Omitted>();
  for (const { rule, severity, consequence, count } of omitted) {
    const key = `${rule} ${severity} ${consequence}`;
    kinds.set(key, { rule, severity, consequence, count: count + (kinds.get(key)?.count ?? 0) });
  }
  return [...kinds.values()];
}

/** The stages these findings speak of, and the ends, by which it shows that there are several. */
function stagesNamed({ stages }: Report, findings: readonly Finding[]): Report['stages'] {
  const named = new Set(findings.map(({ stage }) => stage));
  return stages
    .filter(({ index }, at) => named.has(index) || at === 0 || at === stages.length - 1)
    .map((stage) => ({ ...stage, uses: [] }));
}
