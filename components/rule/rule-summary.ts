import type { Consequence, Severity } from '@/lib/report/report';
import type { Rule } from '@/lib/rules/rule';

/** What the table of rules shows of one: plain data that can cross to the browser. */
export type RuleSummary = {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly consequence: Consequence;
  readonly aliases: Rule['aliases'];
};

export type RuleFilter = {
  readonly search: string;
  readonly severity: string;
  readonly consequence: string;
};

export function summarizeRule({ id, title, severity, consequence, aliases }: Rule): RuleSummary {
  return { id, title, severity, consequence, aliases };
}

/** Every word must be found in the id, the title or one of the names it has elsewhere. */
export function filterRules(rules: readonly RuleSummary[], filter: RuleFilter): readonly RuleSummary[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return rules.filter((rule) => {
    if (filter.severity !== '' && rule.severity !== filter.severity) return false;
    if (filter.consequence !== '' && rule.consequence !== filter.consequence) return false;
    const haystack = `${rule.id} ${rule.title} ${rule.aliases.map(({ tool, id }) => `${tool} ${id}`).join(' ')}`;
    return words.every((word) => haystack.toLowerCase().includes(word));
  });
}

/** The tools that check the same, each once. */
export function toolsOf({ aliases }: Pick<RuleSummary, 'aliases'>): readonly string[] {
  return [...new Set(aliases.map(({ tool }) => tool))].sort();
}
