'use client';

import { useState } from 'react';
import type { Omitted, Report, Severity } from '@/lib/report/report';
import { consequences } from '@/lib/report/words';
import { Button } from '../ui/button';
import { ApplyFix } from './apply-fix';
import { FindingGroup, type Listed, listed } from './finding-group';
import { FindingItem } from './finding-item';
import { previewFix } from './fix-preview';
import { useReportHandlers } from './handlers';
import { severityCounts } from './severity-counts';
import { AllHidden, SeveritySwitches } from './severity-switches';
import { stageTitle } from './stage-title';

/** A generated file can have thousands; more are drawn when asked for. */
const shownAtFirst = 100;

/** The findings of a text at hand by what they lead to, the worst first, with a filter by severity. */
export function FindingList({ report }: { readonly report: Report }) {
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());
  const shown = listed(report.findings, 0).filter(({ finding }) => !hidden.has(finding.severity));
  return (
    <div className="space-y-4">
      <SeveritySwitches switches={severityCounts(report)} hidden={hidden} onHide={setHidden} />
      {consequences.map((consequence) => {
        const group = shown.filter(({ finding }) => finding.consequence === consequence);
        if (group.length === 0) return null;
        return (
          <Group
            key={consequence}
            group={group}
            omitted={(report.omitted ?? []).filter(
              (each) => each.consequence === consequence && !hidden.has(each.severity),
            )}
            report={report}
          />
        );
      })}
      {shown.length === 0 && report.findings.length > 0 && <AllHidden onShow={() => setHidden(new Set())} />}
    </div>
  );
}

function Group({
  group,
  omitted,
  report,
}: {
  readonly group: readonly Listed[];
  readonly omitted: readonly Omitted[];
  readonly report: Report;
}) {
  const [isWhole, setWhole] = useState(false);
  const { current } = useReportHandlers();
  const isFurther = group
    .slice(shownAtFirst)
    .some(({ index, also }) => index === current || also.some((other) => other.index === current));
  const shown = isWhole || isFurther ? group : group.slice(0, shownAtFirst);
  const [first] = group;
  if (first === undefined) return null;
  return (
    <FindingGroup
      consequence={first.finding.consequence}
      group={group}
      omitted={omitted}
      more={
        shown.length < group.length && (
          <Button size="small" className="no-print mt-2" onClick={() => setWhole(true)}>
            Show {group.length - shown.length} more
          </Button>
        )
      }
    >
      {shown.map(({ finding, index, also, key }) => (
        <FindingItem
          key={key}
          finding={finding}
          index={index}
          also={also}
          hunks={finding.fix ? previewFix(report.source.text, finding.fix) : []}
          stage={report.stages.length > 1 ? stageTitle(report, finding.stage) : undefined}
          applyIt={finding.fix && <ApplyFix fix={finding.fix} finding={finding} />}
        />
      ))}
    </FindingGroup>
  );
}
