import { consequences } from '@/lib/report/words';
import { FindingGroup, listed } from './finding-group';
import { FindingItem } from './finding-item';
import type { FindingsPage } from './findings-page';
import { severityCounts } from './severity-counts';
import { SeverityFilter } from './severity-filter';
import { stageTitle } from './stage-title';

/** The findings of one page of a stored report by what they lead to, the worst first, as the server draws them. */
export function SharedFindings({ page: { report, first, hunks } }: { readonly page: FindingsPage }) {
  const all = listed(report.findings, first);
  return (
    <SeverityFilter switches={severityCounts(report)}>
      {consequences.map((consequence) => {
        const group = all.filter(({ finding }) => finding.consequence === consequence);
        if (group.length === 0) return null;
        return (
          <FindingGroup
            key={consequence}
            consequence={consequence}
            group={group}
            omitted={(report.omitted ?? []).filter((each) => each.consequence === consequence)}
          >
            {group.map(({ finding, index, also, key }) => (
              <FindingItem
                key={key}
                finding={finding}
                index={index}
                also={also}
                hunks={hunks[index - first] ?? []}
                stage={report.stages.length > 1 ? stageTitle(report, finding.stage) : undefined}
              />
            ))}
          </FindingGroup>
        );
      })}
    </SeverityFilter>
  );
}
