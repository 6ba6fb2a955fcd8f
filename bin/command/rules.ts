import { renderJson } from '../../lib/render/json';
import { plain } from '../../lib/render/plain';
import { consequenceHeadings } from '../../lib/report/words';
import { rules } from '../../lib/rules';
import type { Rule } from '../../lib/rules/rule';
import { csvLine } from '../../lib/table/csv';
import { siteAddress } from '../site';
import { columnsText } from './columns';

export type AskedForRules = { readonly format: string };

/** `plinth rules`: every rule, in the order of the rules page. */
export function rulesCommand({ format }: AskedForRules): void {
  process.stdout.write(write(format));
}

function write(format: string): string {
  const site = siteAddress();
  const linkOf = ({ id }: Rule) => (site === undefined ? undefined : `${site}/rules/${id}`);
  if (format === 'json')
    return renderJson(
      rules.map((rule) => {
        const { aliases, consequence, id, severity, title } = rule;
        const url = linkOf(rule);
        return { id, severity, consequence, title: plain(title), aliases, ...(url && { url }) };
      }),
    );
  if (format === 'csv')
    return [
      ['id', 'severity', 'consequence', 'title', 'url'],
      ...rules.map((rule) => [rule.id, rule.severity, rule.consequence, plain(rule.title), linkOf(rule)]),
    ]
      .map(csvLine)
      .join('');
  const rows = rules.map(({ consequence, id, severity, title }) => [
    id,
    severity,
    consequenceHeadings[consequence],
    plain(title),
  ]);
  return `${columnsText(rows)}\n${rules.length} rules. See one: plinth explain ${rules[0]?.id}\n`;
}
