import type { ReportingDescriptor } from 'sarif';
import type { Severity } from '../report/report';
import { findRule } from '../rules/find-rule';
import type { Rule } from '../rules/rule';
import { rulePage } from './format';

export const levels = {
  error: 'error',
  warning: 'warning',
  info: 'note',
} as const satisfies Record<Severity, string>;

/**
 * A rule as SARIF describes it, 3.49 of the standard. One that this version does not have any more, as an old report
 * may name it, is its id alone.
 */
export function describeRule(id: string, site: string | undefined): ReportingDescriptor {
  const rule = findRule(id);
  if (rule === undefined) return { id };
  const { title, why, severity, consequence } = rule;
  const page = rulePage(id, { site });
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: plain(title) },
    fullDescription: { text: plain(why), markdown: why },
    help: { text: plain(helpOf(rule, plainReference)), markdown: helpOf(rule, linkedReference) },
    ...(page !== undefined && { helpUri: page }),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['dockerfile', consequence] },
  };
}

/** `RunWithoutShell`: SARIF asks for a name that reads as one word. */
function nameOf(id: string): string {
  return id.replace(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase());
}

type Reference = Rule['references'][number];

function helpOf(
  { why, remedy, symptoms, references, aliases }: Rule,
  refer: (to: Reference) => string,
): string {
  return [
    why,
    `What to do: ${remedy}`,
    ...(symptoms.length > 0 ? [`What is printed:\n\n${listed(symptoms.map((each) => `\`${each}\``))}`] : []),
    ...(references.length > 0 ? [`Read more:\n\n${listed(references.map(refer))}`] : []),
    ...(aliases.length > 0
      ? [`The same check elsewhere: ${aliases.map(({ tool, id }) => `${tool} ${id}`).join(', ')}`]
      : []),
  ].join('\n\n');
}

function listed(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function plainReference({ title, url }: Reference): string {
  return `${title}: ${url}`;
}

function linkedReference({ title, url }: Reference): string {
  return `[${title}](${url})`;
}

export function plain(text: string): string {
  return text.replaceAll('`', '');
}
