import type { Judged } from '../report/judged';
import type { Finding } from '../report/report';
import { visible } from '../text/visible';
import { defineFormat } from './format';
import { plain } from './plain';
import { type XmlElement, xmlDocument } from './xml';

/** As Checkstyle 4.3 wrote its results, which readers of many pipelines know: https://checkstyle.org */
export default defineFormat({
  id: 'checkstyle',
  title: 'Checkstyle',
  mediaType: 'application/xml',
  fileName: 'plinth-checkstyle.xml',
  renderAll: (judged) =>
    xmlDocument({ name: 'checkstyle', attributes: { version: '4.3' }, children: judged.map(fileElement) }),
});

function fileElement({ file, report }: Judged): XmlElement {
  return { name: 'file', attributes: { name: file }, children: report.findings.map(errorElement) };
}

/** Its severities are ours. The rule is the source, which readers make the kind of. */
function errorElement({ message, range, remedy, rule, severity }: Finding): XmlElement {
  return {
    name: 'error',
    attributes: {
      line: range.start.line,
      column: range.start.column,
      severity,
      message: visible(plain(`${message} ${remedy}`)),
      source: rule,
    },
  };
}
