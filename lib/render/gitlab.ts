import { hashText } from '../catalog/revision';
import type { Judged } from '../report/judged';
import type { Finding } from '../report/report';
import { lastLine } from '../text/range';
import { visibleJson } from '../text/visible';
import { wellFormed } from '../text/well-formed';
import { fingerprintsIn } from './fingerprint';
import { defineFormat } from './format';
import { relativePath } from './paths';
import { plain, shown } from './plain';

/** A Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export default defineFormat({
  id: 'gitlab',
  title: 'GitLab Code Quality',
  mediaType: 'application/json',
  fileName: 'gl-code-quality-report.json',
  renderAll: (judged) => `${visibleJson(judged.flatMap(violations))}\n`,
});

function violations(judged: Judged) {
  const { file, report } = judged;
  const fingerprints = fingerprintsIn(judged);
  const path = relativePath(file);
  return report.findings.map((finding) => {
    const { message, range, remedy, rule } = finding;
    return {
      description: shown(plain(`${message} ${remedy}`)),
      check_name: wellFormed(rule),
      // Of the whole report, so the path is in it.
      fingerprint: hashText(`${path} ${fingerprints.get(finding) ?? ''}`),
      severity: severityOf(finding),
      location: { path, lines: { begin: range.start.line, end: lastLine(range) } },
    };
  });
}

/** What does not build or start stops whoever merges it; what is only possible weighs less. */
function severityOf({ severity, certainty }: Finding) {
  switch (severity) {
    case 'error':
      return certainty === 'certain' ? 'blocker' : 'critical';
    case 'warning':
      return certainty === 'possible' ? 'minor' : 'major';
    case 'info':
      return 'info';
    default:
      return severity satisfies never;
  }
}
