import { rules } from '../../lib/rules';
import { readExample } from '../../lib/rules/example';
import type { Generator } from './generator';

/** What each rule looks for, again and again in one stage. A new rule has its kind by having an example. */
export const ruleGenerators: readonly Generator[] = rules.flatMap(({ id, examples }) =>
  examples.bad.slice(0, 1).map(({ dockerfile }) => repeated(`rule ${id}`, readExample(dockerfile).text)),
);

function repeated(name: string, text: string): Generator {
  const end = text.indexOf('\n', text.search(/^FROM /im)) + 1;
  const head = text.slice(0, end);
  const body = text.slice(end) || text;
  return { name, text: (count) => head + body.repeat(count) };
}
