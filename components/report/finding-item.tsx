import { Fragment, type ReactNode } from 'react';
import type { Finding } from '@/lib/report/report';
import { certaintyWords } from '@/lib/report/words';
import { grouped } from '@/lib/text/grouped';
import { Disclosure } from '../ui/disclosure';
import { Severity } from '../ui/severity';
import { TextLink } from '../ui/text-link';
import { EvidenceList } from './evidence-list';
import { FindingFrame } from './finding-frame';
import { FixPanel } from './fix-panel';
import type { Hunk } from './fix-preview';
import { LineLink } from './line-link';
import { InlineProse } from './prose';

/** A finding with its position in the report. */
export type Numbered = { readonly finding: Finding; readonly index: number };

/** Lines named before the rest is only counted. */
const mostLines = 24;

function AlsoOn({ also }: { readonly also: readonly Numbered[] }) {
  return (
    <p className="mt-1 text-sm text-muted">
      The same on{' '}
      {also.slice(0, mostLines).map(({ finding, index }, nth) => (
        <Fragment key={index}>
          {nth > 0 && ', '}
          <LineLink range={finding.range} finding={index} />
        </Fragment>
      ))}
      {also.length > mostLines && ` and ${grouped(also.length - mostLines)} more`}
    </p>
  );
}

/** One finding: what is wrong, where, what to do; its evidence and its fix unfolded on demand. */
export function FindingItem({
  finding,
  index,
  also,
  hunks,
  stage,
  applyIt,
}: {
  readonly finding: Finding;
  /** Its position in the report. */
  readonly index: number;
  /** The same in other places. */
  readonly also: readonly Numbered[];
  /** What its fix changes. */
  readonly hunks: readonly Hunk[];
  /** "stage builder"; undefined where there is only one. */
  readonly stage: string | undefined;
  /** Makes its fix, where the text can be edited. */
  readonly applyIt?: ReactNode;
}) {
  return (
    <FindingFrame
      severity={finding.severity}
      positions={[index, ...also.map((other) => other.index)]}
      ranges={[finding.range, ...also.map((other) => other.finding.range)]}
    >
      <div className="finding-head">
        <Severity severity={finding.severity} />
        <span className="finding-rule">
          <TextLink href={`/rules/${finding.rule}`} className="font-mono">
            {finding.rule}
          </TextLink>
          <span>{certaintyWords[finding.certainty]}</span>
          {stage && <span>{stage}</span>}
        </span>
        <LineLink range={finding.range} className="ml-auto" />
      </div>
      <p className="finding-message">
        <InlineProse text={finding.message} />
      </p>
      <p className="finding-remedy">
        <InlineProse text={finding.remedy} />
      </p>
      {also.length > 0 && <AlsoOn also={also} />}
      <div className="finding-more">
        {finding.evidence.length > 0 && (
          <Disclosure className="finding-fold" summary={<span className="text-sm">Why Plinth says so</span>}>
            <div className="mt-1 mb-2 ml-2">
              <EvidenceList evidence={finding.evidence} />
            </div>
          </Disclosure>
        )}
        {finding.fix && (
          <Disclosure
            className="finding-fold"
            summary={
              <span className="text-sm">{finding.fix.safety === 'safe' ? 'A fix' : 'A possible fix'}</span>
            }
          >
            <div className="mt-1 mb-2">
              <FixPanel fix={finding.fix} hunks={hunks}>
                {applyIt}
              </FixPanel>
            </div>
          </Disclosure>
        )}
      </div>
    </FindingFrame>
  );
}
