import { plain } from '../../lib/render/plain';
import { bold, broken, painter } from '../../lib/render/terminal';
import { consequenceHeadings, severityNames } from '../../lib/report/words';
import { readExample } from '../../lib/rules/example';
import type { Example, Rule } from '../../lib/rules/rule';
import { indexLines } from '../../lib/text/lines';
import type { Terminal } from '../terminal';

/** A rule for a terminal: what it is, why it matters, how it shows, what to do, and an example with its fix. */
export function ruleText(rule: Rule, page: string | undefined, terminal: Terminal): string {
  const { aliases, consequence, examples, id, references, remedy, severity, symptoms, title, why } = rule;
  const paint = painter(terminal);
  const heading = (words: string) => paint(bold, words);
  const prose = (text: string) => text.split('\n').flatMap((line) => broken('  ', plain(line), terminal));
  const bad = examples.bad.find(({ fixed }) => fixed !== undefined) ?? examples.bad[0];
  const [good] = examples.good;
  const lines = [
    heading(plain(title)),
    `${id}: ${severityNames[severity].toLowerCase()}, ${consequenceHeadings[consequence].toLowerCase()}`,
    '',
    heading('Why'),
    ...prose(why),
    '',
    ...(symptoms.length === 0
      ? []
      : [heading('How it shows'), ...symptoms.map((symptom) => `  ${symptom}`), '']),
    heading('What to do'),
    ...prose(remedy),
    '',
    ...(bad === undefined ? [] : badLines(bad, heading)),
    ...(bad?.fixed !== undefined || good === undefined
      ? []
      : [heading(`Not reported: ${plain(good.title)}`), ...indented(good.dockerfile), '']),
    heading('To be quiet about it'),
    `  # plinth ignore=${id} -- reason`,
    '',
    ...(aliases.length === 0
      ? []
      : [`Elsewhere: ${aliases.map(({ id, tool }) => `${tool} ${id}`).join(', ')}`]),
    ...[...(page === undefined ? [] : [page]), ...references.map(({ url }) => url)].map(
      (url) => `Read more: ${url}`,
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function badLines(
  { dockerfile, fixed, title }: Example,
  heading: (words: string) => string,
): readonly string[] {
  const { spans, text } = readExample(dockerfile);
  const lines = indexLines(text);
  const marked = new Set(spans.map(({ start }) => lines.positionAt(start).line));
  return [
    heading(`Reported: ${plain(title)}`),
    ...text
      .trimEnd()
      .split('\n')
      .map((line, at) => `${marked.has(at + 1) ? '  > ' : '    '}${line}`.trimEnd()),
    '',
    ...(fixed === undefined ? [] : [heading('Its fix'), ...indented(fixed), '']),
  ];
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd());
}
