import { analyze } from '../analyze';
import { catalog, onDebian, today } from '../inspection.fixture';
import { indexLines } from '../text/lines';

/** What one rule says of lines: how grave it is, how sure, at which words, and what its edit puts there. */
export async function saidBy(rule: string, lines: string): Promise<string> {
  const dockerfile = onDebian(lines);
  const places = indexLines(dockerfile);
  const { findings } = await analyze({ dockerfile }, catalog, today);
  const own = findings.filter((finding) => finding.rule === rule);
  const told = own.map(({ certainty, fix, range, severity }) => {
    const words = dockerfile.slice(places.offsetAt(range.start), places.offsetAt(range.end));
    const edits = fix?.edits.map(({ newText }) => newText).join(', ');
    return `${severity} ${certainty}: ${words}${edits === undefined ? '' : ` ⇒ ${edits || 'nothing'}`}`;
  });
  return told.join(' | ').replaceAll('\n', '⏎') || 'nothing';
}
