import type { ComponentType, ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';
import type { Report } from '@/lib/report/report';
import { countOmitted, countWord, plural } from '@/lib/report/words';
import { FitList, fitHeading } from './fit-list';
import type { BaseToMeasure } from './measure-base';
import { MeasureBases } from './measure-bases';
import { Needs } from './needs';
import { NotKnown } from './not-known';
import { Part } from './part';
import { InlineProse } from './prose';
import { StageGraph } from './stage-graph';
import { countStages } from './stage-title';
import { SuppressedList } from './suppressed-list';

/** Everything a report says below its summary, in the order in which it helps. */
export function ReportView({
  report,
  findings,
  textAt,
  plansAt,
  useAt,
  wholeAt,
  Base,
}: {
  readonly report: Report;
  /** Address of the text, where the page does not carry it for what is loaded later. */
  readonly textAt?: string;
  /** Where the page shows bases with the edits they take. */
  readonly plansAt?: string;
  /** Address of the analyzer with the text, for a page that is not it. */
  readonly useAt?: string;
  /** Address of the whole report in words, where the page shows only some of what is not known. */
  readonly wholeAt?: string;
  /** How a base is measured, where the page does it itself. */
  readonly Base?: ComponentType<BaseToMeasure>;
  /** All of them, or one page of them and the way to the others. */
  readonly findings: ReactNode;
}) {
  const { checklist, suppressed, requirements, recommendations, stages, notKnown } = report;
  return (
    <div className="space-y-8">
      <Part id="findings" title={findingsHeading(report)}>
        {findings}
        {suppressed.length > 0 && (
          <div className="mt-3">
            <SuppressedList suppressed={suppressed} more={countOmitted(report.omittedSuppressed)} />
          </div>
        )}
      </Part>
      {notKnown.length > 0 && (
        <Part
          id="not-known"
          title={`${countWord(notKnown.length)} ${notKnown.length === 1 ? 'thing is' : 'things are'} not known`}
        >
          <NotKnown notes={notKnown} wholeAt={wholeAt} />
          <MeasureBases report={report} {...(Base && { Base })} />
        </Part>
      )}
      {recommendations.length > 0 && (
        <Part id="bases" title={fitHeading(report)}>
          <FitList
            report={report}
            {...(textAt !== undefined && { textAt })}
            {...(plansAt !== undefined && { plansAt })}
            {...(useAt !== undefined && { useAt })}
          />
        </Part>
      )}
      {requirements.length > 0 && (
        <Part id="needs" title="What the image needs">
          <Needs requirements={requirements} more={report.moreRequirements} />
        </Part>
      )}
      {checklist.length > 0 && (
        <Part id="checklist" title="Worth knowing when you run it">
          <ul className="overflow-hidden rounded-md border border-line bg-surface">
            {checklist.map(({ source, text }) => (
              <li key={text} className="border-t border-line px-4 py-2 first:border-t-0">
                <InlineProse text={text} />{' '}
                {source !== undefined && <TextLink href={source}>Source</TextLink>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {stages.length > 0 && (
        <Part
          id="stages"
          title={
            stages.length === 1
              ? 'One stage'
              : `How the ${countWord(countStages(report)).toLowerCase()} stages hang together`
          }
        >
          <StageGraph report={report} />
        </Part>
      )}
      <Provenance report={report} />
    </div>
  );
}

function findingsHeading({ findings, omitted }: Report): string {
  const count = findings.length + countOmitted(omitted);
  if (count === 0) return 'Nothing to say against it';
  if (count === 1) return 'One finding';
  return `${countWord(count)} findings, the worst first`;
}

function Provenance({ report }: { readonly report: Report }) {
  const { engine, options } = report;
  const buildArgs = Object.keys(options.buildArgs).length;
  return (
    <p className="border-t border-line pt-3 text-xs text-muted">
      For <span className="font-mono">{options.platform}</span>
      {options.target && (
        <>
          , target <span className="font-mono">{options.target}</span>
        </>
      )}
      {buildArgs > 0 && `, ${plural(buildArgs, 'build argument', 'build arguments')}`}.{' '}
      {report.files && (
        <>
          Read beside it: <span className="font-mono break-all">{report.files.join(', ')}</span>.{' '}
        </>
      )}
      Made with Plinth {engine.version} and the catalog of{' '}
      <time dateTime={engine.catalogDate}>{engine.catalogDate}</time> (
      <span className="font-mono">{engine.catalogRevision}</span>).
    </p>
  );
}
