'use client';

import { useState } from 'react';
import type { Finding, Omitted, Report, Severity as SeverityId } from '@/lib/report/report';
import {
  consequenceHeadings,
  consequences,
  countBySeverity,
  countOmitted,
  severities,
  severityCount,
} from '@/lib/report/words';
import { grouped } from '@/lib/text/grouped';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { SeverityIcon } from '../ui/severity';
import { TextLink } from '../ui/text-link';
import { FindingItem, type Numbered } from './finding-item';
import type { FindingsPage } from './findings-page';
import { type Hunk, previewFix } from './fix-preview';
import { useReportHandlers } from './handlers';
import { stageTitle } from './stage-title';

/** A generated file can have thousands; more are drawn when asked for. */
const shownAtFirst = 100;

/** `key` stays the same when the report is made again, so that what was unfolded stays unfolded. */
type Listed = Numbered & { readonly also: readonly Numbered[]; readonly key: string };

/** The findings by what they lead to, the worst first, with a filter by severity. */
export function FindingList({
  report,
  page,
}: {
  readonly report: Report;
  /** Where the text is not at hand, `report` being that of the page. */
  readonly page?: Pick<FindingsPage, 'first' | 'hunks'>;
}) {
  const [hidden, setHidden] = useState<ReadonlySet<SeverityId>>(new Set());
  const counts = countBySeverity(report);
  const present = severities.filter((severity) => counts[severity] > 0);
  const shown = listed(report.findings, page?.first ?? 0).filter(
    ({ finding }) => !hidden.has(finding.severity),
  );

  function toggle(severity: SeverityId) {
    const next = new Set(hidden);
    if (!next.delete(severity)) next.add(severity);
    setHidden(next);
  }

  return (
    <div className="space-y-4">
      {present.length > 1 && (
        <fieldset className="no-print flex flex-wrap items-center gap-1.5">
          <legend className="sr-only">Show findings of severity</legend>
          {present.map((severity) => (
            <button
              key={severity}
              type="button"
              aria-pressed={!hidden.has(severity)}
              onClick={() => toggle(severity)}
              className={classes(
                'inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-sm',
                hidden.has(severity)
                  ? 'border-line text-faint line-through'
                  : 'border-line-strong bg-surface text-ink',
              )}
            >
              <SeverityIcon severity={severity} size={13} />
              {severityCount(severity, counts[severity])}
            </button>
          ))}
        </fieldset>
      )}
      {consequences.map((consequence) => {
        const group = shown.filter(({ finding }) => finding.consequence === consequence);
        if (group.length === 0) return null;
        return (
          <Group
            key={consequence}
            heading={consequenceHeadings[consequence]}
            group={group}
            omitted={(report.omitted ?? []).filter(
              (each) => each.consequence === consequence && !hidden.has(each.severity),
            )}
            report={report}
            hunksOf={({ finding, index }) =>
              page
                ? (page.hunks[index - page.first] ?? [])
                : finding.fix
                  ? previewFix(report.source.text, finding.fix)
                  : []
            }
          />
        );
      })}
      {shown.length === 0 && report.findings.length > 0 && (
        <p className="rounded-md border border-line px-4 py-3 text-muted">
          All findings are of a severity you have switched off.{' '}
          <button
            type="button"
            className="text-accent underline underline-offset-3"
            onClick={() => setHidden(new Set())}
          >
            Show them
          </button>
        </p>
      )}
    </div>
  );
}

function Group({
  heading,
  group,
  omitted,
  report,
  hunksOf,
}: {
  readonly heading: string;
  readonly group: readonly Listed[];
  readonly omitted: readonly Omitted[];
  readonly report: Report;
  readonly hunksOf: (numbered: Numbered) => readonly Hunk[];
}) {
  const [isWhole, setWhole] = useState(false);
  const { current } = useReportHandlers();
  const isFurther = group
    .slice(shownAtFirst)
    .some(({ index, also }) => index === current || also.some((other) => other.index === current));
  const shown = isWhole || isFurther ? group : group.slice(0, shownAtFirst);
  return (
    <section>
      <h3 className="mb-1.5 flex items-baseline gap-2 text-sm font-medium">
        {heading}
        <span className="text-muted tabular-nums">{grouped(countListed(group) + countOmitted(omitted))}</span>
      </h3>
      <ol className="overflow-hidden rounded-md border border-line bg-surface">
        {shown.map(({ finding, index, also, key }) => (
          <FindingItem
            key={key}
            finding={finding}
            index={index}
            also={also}
            hunks={hunksOf({ finding, index })}
            stage={report.stages.length > 1 ? stageTitle(report, finding.stage) : undefined}
          />
        ))}
      </ol>
      {shown.length < group.length && (
        <Button size="small" className="no-print mt-2" onClick={() => setWhole(true)}>
          Show {group.length - shown.length} more
        </Button>
      )}
      {omitted.map(({ rule, severity, count }) => (
        <p key={`${rule} ${severity}`} className="mt-1.5 text-sm text-muted">
          and {grouped(count)} more of{' '}
          <TextLink href={`/rules/${rule}`} className="font-mono text-xs">
            {rule}
          </TextLink>
        </p>
      ))}
    </section>
  );
}

/** What is said of several places in the same words is one entry. */
function listed(findings: readonly Finding[], first: number): readonly Listed[] {
  const entries = new Map<string, Numbered & { readonly also: Numbered[]; readonly key: string }>();
  const seen = new Map<string, number>();
  for (const [at, finding] of findings.entries()) {
    const index = first + at;
    const { rule, stage, severity, consequence, message, remedy } = finding;
    const words = JSON.stringify([rule, stage, severity, consequence, message, remedy]);
    const same = entries.get(words);
    if (same) {
      same.also.push({ finding, index });
      continue;
    }
    const kind = `${rule} ${stage}`;
    const nth = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, nth);
    entries.set(words, { finding, index, also: [], key: `${kind} ${nth}` });
  }
  return [...entries.values()];
}

function countListed(group: readonly Listed[]): number {
  return group.reduce((sum, { also }) => sum + 1 + also.length, 0);
}
