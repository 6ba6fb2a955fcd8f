import { scale, weightOf } from '../../grade/scale';
import { consequenceHeadings, severityNames } from '../../report/words';
import { filesBeside, readExample } from '../../rules/example';
import type { Example, Rule } from '../../rules/rule';
import { isIgnorable } from '../../rules/suppress';
import { indexLines } from '../../text/lines';
import { lineWords } from '../../text/range';
import type { Addresses } from './addresses';
import { bullets, code, document, fenced, grid, link, paragraphs, plain, prose } from './markup';

/** The page of a rule as Markdown: what it finds, why that matters, how it shows, what to do, examples. */
export function rulePage(rule: Rule): string {
  const { id, severity, consequence, title, why, remedy, symptoms, references, aliases } = rule;
  const { certain, likely, possible } = weightOf(id, consequence, severity);
  return document([
    `# ${prose(title)}`,
    `${code(id)} · ${severityNames[severity]} · ${consequenceHeadings[consequence]}`,
    paragraphs(why),
    '## What to do',
    paragraphs(remedy),
    symptoms.length > 0 && '## How it shows',
    bullets(symptoms.map(code)),
    ...examplesPart('Reported', rule.examples.bad),
    ...examplesPart('Not reported', rule.examples.good),
    ...quietPart(id),
    '## In a grade',
    certain === 0
      ? 'It costs nothing.'
      : `It costs ${certain} of ${scale.full} points where it is certain, ${likely} where it is likely, ${possible} where it is possible.`,
    aliases.length > 0 && '## Elsewhere',
    bullets(aliases.map((alias) => `${plain(alias.tool)} ${code(alias.id)}`)),
    references.length > 0 && '## Read more',
    bullets(references.map((each) => link(each.title, each.url))),
  ]);
}

function quietPart(id: string): readonly string[] {
  if (!isIgnorable(id)) return [];
  return [
    '## To be quiet about it',
    'On the line before the instruction, with your reason:',
    fenced(`# plinth ignore=${id} -- reason`, 'dockerfile'),
  ];
}

function examplesPart(heading: string, examples: readonly Example[]): readonly string[] {
  if (examples.length === 0) return [];
  return [`## ${heading}`, ...examples.flatMap(examplePart)];
}

/** One example: the file, which lines are reported, and what the edits make of it. */
export function examplePart(example: Example): readonly string[] {
  const { title, dockerfile, fixed } = example;
  const { text, spans } = readExample(dockerfile);
  const lines = indexLines(text);
  const places = [...new Set(spans.map((span) => lineWords(lines.rangeOf(span))))];
  return [
    `### ${prose(title)}`,
    fenced(text, 'dockerfile'),
    ...(places.length > 0 ? [`Reported: ${places.join(', ')}.`] : []),
    ...Object.entries(filesBeside(example)).flatMap(([name, content]) => [
      `${code(name)} beside it:`,
      fenced(content, ''),
    ]),
    ...(fixed === undefined ? [] : ['After the fix:', fenced(fixed, 'dockerfile')]),
  ];
}

/** Every rule in a line, in the order of the rules page. */
export function rulesPage(rules: readonly Rule[], addresses: Addresses): string {
  return document([
    '# Rules',
    `The ${rules.length} mistakes in Dockerfiles that Plinth finds, each with a page of its own.`,
    grid(
      ['Rule', 'What it finds', 'Severity', 'Leads to'],
      rules.map(({ id, title, severity, consequence }) => [
        link(id, addresses.rule(id)),
        prose(title),
        severityNames[severity],
        consequenceHeadings[consequence],
      ]),
    ),
  ]);
}
