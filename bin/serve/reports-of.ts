import { readPair, today } from '../../lib/report/pair';
import { before } from '../../lib/text/cut';
import { reportOf } from './which';

/** The shared reports that the page at an address needs: one, or the two that it compares. */
export function reportsOf(url: string): readonly string[] {
  const report = reportOf(url);
  if (report !== undefined) return [report];
  const pair = url.startsWith('/r/') ? readPair(before(url, '?').slice('/r/'.length)) : undefined;
  return pair === undefined ? [] : [pair.before, pair.after].filter((id) => id !== today);
}
