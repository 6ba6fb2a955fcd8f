import { visibleJson } from '../text/visible';
import { defineFormat } from './format';

export default defineFormat({
  id: 'json',
  title: 'JSON',
  mediaType: 'application/json',
  fileName: 'plinth-report.json',
  render: renderJson,
});

/** A value, such as a report, as indented JSON that a terminal may show: one object and a line end. */
export function renderJson(value: unknown): string {
  return `${visibleJson(value)}\n`;
}
