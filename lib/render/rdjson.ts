import type { Judged } from '../report/judged';
import type { Finding, Severity } from '../report/report';
import { indexLines } from '../text/lines';
import { visibleJson } from '../text/visible';
import { wellFormed } from '../text/well-formed';
import { type ByteColumns, byteColumns } from './byte-columns';
import { defineFormat, rulePage, type Setting } from './format';
import { relativePath } from './paths';
import { plain, shown } from './plain';
import { suggestionOf } from './suggestion';

/** For reviewdog: https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto */
export default defineFormat({
  id: 'rdjson',
  title: 'reviewdog',
  mediaType: 'application/json',
  fileName: 'plinth-rdjson.json',
  renderAll: (judged, setting) => `${visibleJson(resultOf(judged, setting))}\n`,
});

const severities = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
} as const satisfies Record<Severity, string>;

function resultOf(judged: readonly Judged[], setting: Setting) {
  return {
    source: { name: 'plinth', ...(setting.site !== undefined && { url: setting.site }) },
    diagnostics: judged.flatMap(({ file, report: { findings, source } }) => {
      const lines = indexLines(source.text);
      const columns = byteColumns(source, lines);
      return findings.map((finding) => {
        const suggestion = suggestionOf(finding, source, lines);
        return {
          ...diagnostic(file, finding, columns, setting),
          ...(suggestion && {
            suggestions: [{ range: columns.rangeOf(suggestion.range), text: wellFormed(suggestion.text) }],
          }),
        };
      });
    }),
  };
}

function diagnostic(file: string, finding: Finding, columns: ByteColumns, setting: Setting) {
  const { message, range, remedy, rule, severity } = finding;
  const page = rulePage(rule, setting);
  return {
    message: shown(plain(`${message} ${remedy}`)),
    location: { path: relativePath(file), range: columns.rangeOf(range) },
    severity: severities[severity],
    code: { value: wellFormed(rule), ...(page !== undefined && { url: page }) },
  };
}
