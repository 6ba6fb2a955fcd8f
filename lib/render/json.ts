import type { Judged } from '../report/judged';
import { visibleJson } from '../text/visible';
import { defineFormat } from './format';

export default defineFormat({
  id: 'json',
  title: 'JSON',
  mediaType: 'application/json',
  fileName: 'plinth-report.json',
  saysBases: 'of-each',
  renderAll: (judged) => renderJson(valueOf(judged)),
});

/** The report of one file is the document itself, as the API answers it; several are a list with their names. */
function valueOf(judged: readonly Judged[]): unknown {
  const [only, ...others] = judged;
  if (only === undefined || others.length > 0) return { schemaVersion: 1, files: judged };
  const { report, suppressed } = only;
  return suppressed.length === 0 ? report : { ...report, suppressedBySettings: suppressed };
}

/** A value, such as a report, as indented JSON that a terminal may show: one object and a line end. */
export function renderJson(value: unknown): string {
  return `${visibleJson(value)}\n`;
}
