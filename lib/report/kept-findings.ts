import type { Finding, Report } from './report';

/**
 * The report with those findings that somebody wants to see, and places in the list that still are those of the same
 * findings. The verdict and the grade stay those of the whole file. Of findings that are only counted, those of a rule
 * stay of which one that is listed does.
 */
export function withFindings(report: Report, isKept: (finding: Finding) => boolean): Report {
  const findings = report.findings.filter(isKept);
  if (findings.length === report.findings.length) return report;
  const places = new Map<number, number>();
  for (const [at, finding] of report.findings.entries()) if (isKept(finding)) places.set(at, places.size);
  const placed = (finding: number | undefined) => {
    const place = finding === undefined ? undefined : places.get(finding);
    return place === undefined ? {} : { finding: place };
  };
  const rules = new Set(findings.map(({ rule }) => rule));
  const { grade, omitted = [], summary } = report;
  const counted = omitted.filter(({ rule }) => rules.has(rule));
  const { omitted: _omitted, ...rest } = report;
  const { concerns, finding, ...said } = summary;
  return {
    ...rest,
    summary: {
      ...said,
      ...placed(finding),
      ...(concerns && {
        concerns: concerns.map(({ finding, ...each }) => ({ ...each, ...placed(finding) })),
      }),
    },
    ...(grade && {
      grade:
        grade.kind === 'not-graded'
          ? grade
          : {
              ...grade,
              losses: grade.losses.map(({ finding, ...each }) => ({ ...each, ...placed(finding) })),
            },
    }),
    findings,
    ...(counted.length > 0 && { omitted: counted }),
  };
}
