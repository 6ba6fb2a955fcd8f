import { visibleJson } from '../text/visible';

/** A value, such as a report, as indented JSON that a terminal may show: one object and a line end. */
export function renderJson(value: unknown): string {
  return `${visibleJson(value)}\n`;
}
