'use client';

import { useState } from 'react';
import { consequenceHeadings, consequences, severities, severityNames } from '@/lib/report/words';
import { Button } from '../ui/button';
import { Field, Select, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { Severity } from '../ui/severity';
import { RowTh, Table, TableScroll, Td, Th } from '../ui/table';
import { TextLink } from '../ui/text-link';
import { filterRules, type RuleFilter, type RuleSummary, toolsOf } from './rule-summary';

const nothing: RuleFilter = { search: '', severity: '', consequence: '' };

/** All rules with search and filters; the state is in the address, and a plain form without JavaScript. */
export function RuleTable({
  rules,
  initial,
}: {
  readonly rules: readonly RuleSummary[];
  readonly initial: RuleFilter;
}) {
  const [filter, setFilter] = useState(initial);
  const shown = filterRules(rules, filter);

  function change(part: Partial<RuleFilter>) {
    const next = { ...filter, ...part };
    setFilter(next);
    const parameters = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(next)) {
      if (value === '') parameters.delete(name);
      else parameters.set(name, value);
    }
    const query = parameters.toString();
    window.history.replaceState(null, '', query === '' ? '/rules' : `/rules?${query}`);
  }

  return (
    <>
      <search>
        <form
          method="get"
          action="/rules"
          onSubmit={(event) => event.preventDefault()}
          className="no-print mb-4 grid gap-3 sm:grid-cols-[minmax(0,20rem)_10rem_12rem_auto] sm:items-end"
        >
          <Field label="Search rules">
            {(wiring) => (
              <TextInput
                {...wiring}
                type="search"
                name="search"
                value={filter.search}
                placeholder="shell, glibc, DL3006 …"
                onChange={(event) => change({ search: event.target.value })}
              />
            )}
          </Field>
          <Field label="Severity">
            {(wiring) => (
              <Select
                {...wiring}
                name="severity"
                value={filter.severity}
                onChange={(event) => change({ severity: event.target.value })}
              >
                <option value="">Any</option>
                {severities.map((severity) => (
                  <option key={severity} value={severity}>
                    {severityNames[severity]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Leads to">
            {(wiring) => (
              <Select
                {...wiring}
                name="consequence"
                value={filter.consequence}
                onChange={(event) => change({ consequence: event.target.value })}
              >
                <option value="">Anything</option>
                {consequences.map((consequence) => (
                  <option key={consequence} value={consequence}>
                    {consequenceHeadings[consequence]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <noscript>
            <Button type="submit">Search</Button>
          </noscript>
        </form>
      </search>
      <p role="status" className="mb-2 text-sm text-muted">
        {shown.length === rules.length ? `${rules.length} rules` : `${shown.length} of ${rules.length} rules`}
      </p>
      {shown.length === 0 ? (
        <Notice
          kind="empty"
          title="No rule fits this search"
          actions={
            <Button size="small" onClick={() => change(nothing)}>
              Show all rules
            </Button>
          }
        />
      ) : (
        <Rows rules={shown} />
      )}
    </>
  );
}

function Rows({ rules }: { readonly rules: readonly RuleSummary[] }) {
  return (
    <TableScroll label="Rules">
      <Table className="min-w-[40rem]">
        <thead>
          <tr>
            <Th>Rule</Th>
            <Th>Severity</Th>
            <Th>Leads to</Th>
            <Th>Also found by</Th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <RowTh>
                <TextLink href={`/rules/${rule.id}`}>{rule.title}</TextLink>
                <span className="block font-mono text-xs font-normal text-muted">{rule.id}</span>
              </RowTh>
              <Td>
                <Severity severity={rule.severity} />
              </Td>
              <Td className="whitespace-nowrap">{consequenceHeadings[rule.consequence]}</Td>
              <Td>
                <Elsewhere rule={rule} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableScroll>
  );
}

function Elsewhere({ rule }: { readonly rule: RuleSummary }) {
  const tools = toolsOf(rule);
  if (tools.length === 0) return <span className="text-muted">only here</span>;
  const ids = rule.aliases.map(({ tool, id }) => `${tool} ${id}`).join(', ');
  return <span title={ids}>{tools.join(', ')}</span>;
}
