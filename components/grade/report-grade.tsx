import {
  gainWords,
  gradeTitle,
  greatestGain,
  lostWords,
  notGradedReasons,
  pointWords,
  withoutCost,
} from '@/lib/grade/words';
import type { Graded, Loss, Report } from '@/lib/report/report';
import { plural } from '@/lib/report/words';
import { LineLink } from '../report/line-link';
import { openInPrint } from '../report/print';
import { InlineProse } from '../report/prose';
import { Disclosure } from '../ui/disclosure';
import { TextLink } from '../ui/text-link';
import { LetterMark } from './letter-mark';

/** The grade with what it is made of; nothing for a report made before there were grades. */
export function ReportGrade({ report }: { readonly report: Report }) {
  const { grade } = report;
  if (grade === undefined) return null;
  if (grade.kind === 'not-graded') {
    return (
      <p className="mt-2 text-sm">
        <span className="font-medium">{gradeTitle(grade)}</span>: {notGradedReasons[grade.because]}.{' '}
        <HowReckoned />
      </p>
    );
  }
  return (
    <Disclosure
      className={`mt-1.5 ${openInPrint}`}
      summary={
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="inline-flex items-center gap-1.5">
            Grade <LetterMark letter={grade.letter} />
          </span>
          <span className="tabular-nums">{pointWords(grade.points)}</span>
          <span className="font-normal text-muted">{costWords(grade)}</span>
        </span>
      }
    >
      <Reckoning grade={grade} report={report} />
    </Disclosure>
  );
}

function costWords({ losses }: Graded): string {
  return losses.length === 0
    ? 'nothing costs points'
    : `${plural(losses.length, 'finding costs', 'findings cost')} points`;
}

function Reckoning({ grade, report }: { readonly grade: Graded; readonly report: Report }) {
  const gain = greatestGain(grade);
  const free = withoutCost(grade, report);
  return (
    <div className="mt-1 space-y-2 border-t border-line-strong pt-2 text-sm">
      {grade.losses.length > 0 && (
        <ul className="space-y-1">
          {grade.losses.map((loss) => (
            <LossItem
              key={JSON.stringify([loss.rule, loss.range, loss.finding])}
              loss={loss}
              report={report}
            />
          ))}
        </ul>
      )}
      {gain && (
        <p className="font-medium">
          <InlineProse text={`${gainWords(gain)}.`} />
        </p>
      )}
      <p className="text-muted">
        {free} <HowReckoned />
      </p>
    </div>
  );
}

function LossItem({ loss, report }: { readonly loss: Loss; readonly report: Report }) {
  const finding = loss.finding === undefined ? undefined : report.findings[loss.finding];
  return (
    <li className="grid grid-cols-[2rem_minmax(0,1fr)_auto] gap-x-2">
      <span className="text-right font-medium tabular-nums">{lostWords(loss)}</span>
      <span className="min-w-0">
        <TextLink href={`/rules/${loss.rule}`} className="font-mono text-xs">
          {loss.rule}
        </TextLink>
        {finding && (
          <span className="line-clamp-2 text-muted print:line-clamp-none">
            <InlineProse text={finding.message} />
          </span>
        )}
      </span>
      <LineLink range={loss.range} className="leading-5" />
    </li>
  );
}

function HowReckoned() {
  return <TextLink href="/grade">How a grade is reckoned</TextLink>;
}
