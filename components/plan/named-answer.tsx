import { whyNone } from '@/lib/render/bases';
import { editWords, leftWords, obstacles, proofWords, sizeChange } from '@/lib/render/plan-words';
import type { Plan, RewriteAnswer } from '@/lib/report/rewrite';
import { InlineProse } from '../report/prose';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { FileDiff, Working } from '../ui/icons';
import { BaseName } from './plan-card';
import type { Answered } from './use-plans';

const mostObstacles = 3;

/** What is to be said of a base that was named: its plan on a line, or why there is none. */
export function NamedAnswer({
  to,
  answered: { data, error, isWorking, isOld },
  onOpen,
}: {
  readonly to: string;
  readonly answered: Answered<RewriteAnswer>;
  readonly onOpen: (plan: Plan) => void;
}) {
  if (isWorking)
    return (
      <p className="flex items-center gap-2 text-sm text-muted">
        <Working size={14} className="animate-spin" />
        Reading the file on {to}
      </p>
    );
  if (error) return <p className="text-sm">{error.message}</p>;
  if (data === undefined || isOld) return null;
  const [plan] = data.plans;
  const [none] = data.unanswered;
  if (plan === undefined)
    return (
      <p className="text-sm">
        No plan for <span className="font-mono">{to}</span>: {none ? whyNone(none) : 'none was found'}.
      </p>
    );
  const size = sizeChange(plan);
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-surface px-3 py-2 text-sm">
      <div className="min-w-0 flex-1 basis-72 space-y-0.5">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-mono font-medium">
            <BaseName plan={plan} />
          </span>
          <Badge tone={plan.proof.isProved ? 'accent' : 'neutral'}>{proofWords(plan)}</Badge>
        </p>
        <p className="text-muted">
          {[editWords(plan), size, `${leftWords(plan)} left`].filter(Boolean).join('; ')}
        </p>
        {!plan.proof.isProved && <WhyNot plan={plan} />}
      </div>
      <Button
        size="small"
        aria-label={`Show the Dockerfile on ${plan.base?.reference}`}
        onClick={() => onOpen(plan)}
      >
        <FileDiff size={14} />
        Show the Dockerfile
      </Button>
    </div>
  );
}

/** What stands in the way, on its line. */
function WhyNot({ plan }: { readonly plan: Plan }) {
  return (
    <ul className="space-y-0.5">
      {obstacles(plan)
        .slice(0, mostObstacles)
        .map(({ line, text }) => (
          <li key={`${line} ${text}`}>
            {line !== undefined && `Line ${line}: `}
            <InlineProse text={text} />
          </li>
        ))}
    </ul>
  );
}
