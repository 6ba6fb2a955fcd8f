import type { Finding, Report } from './report';

/** The same findings, with neither the text they are about nor what goes into it: values, edits, names of files. */
export function withoutText(report: Report): Report {
  const buildArgs = Object.fromEntries(Object.keys(report.options.buildArgs).map((name) => [name, '']));
  const { files: _names, ...rest } = report;
  return {
    ...rest,
    source: { text: '', sha256: report.source.sha256, isLeftOut: true },
    options: { ...report.options, buildArgs },
    findings: report.findings.map(withoutFix),
    suppressed: report.suppressed.map(withoutFix),
  };
}

function withoutFix<F extends Finding>({ fix: _fix, ...finding }: F): Omit<F, 'fix'> {
  return finding;
}
