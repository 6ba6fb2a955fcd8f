import { baseRows } from '@/lib/render/bases';
import { planTitle, proofFirst } from '@/lib/render/plan-words';
import type { Plan, RewriteAnswer } from '@/lib/report/rewrite';
import { NoPlans } from '../plan/card-grid';
import { BaseName, NotKnown } from '../plan/plan-card';
import { InlineProse } from '../report/prose';
import { ButtonLink } from '../ui/button';
import { CodeBlock } from '../ui/code-block';

/** Bases for what was chosen, each beside the Dockerfile that stands on it. */
export function Shortlist({ answer }: { readonly answer: RewriteAnswer }) {
  const plans = proofFirst(answer.plans).filter(({ proof }) => proof.isProved);
  return (
    <div className="space-y-6">
      {plans.length === 0 && (
        <p>
          No base of the catalog is known to have all of that. Ask for less, or begin with another release.
        </p>
      )}
      <ul className="space-y-8">
        {plans.map((plan) => (
          <li key={plan.base?.reference} className="grid gap-x-8 gap-y-3 lg:grid-cols-[20rem_minmax(0,1fr)]">
            <Base plan={plan} />
            <Begin plan={plan} />
          </li>
        ))}
      </ul>
      <NoPlans answer={answer} />
    </div>
  );
}

function Base({ plan }: { readonly plan: Plan }) {
  const rows = plan.compared === undefined ? [] : baseRows(plan.compared.after);
  return (
    <header className="space-y-2">
      <h3 className="text-sm text-muted">{planTitle(plan)}</h3>
      <p className="font-mono font-medium">
        <BaseName plan={plan} />
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 border-t border-line pt-2 text-sm leading-6">
        {rows.map(({ label, value }) => (
          <div key={label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{label}</dt>
            <dd className="truncate text-right tabular-nums">{value ?? <NotKnown />}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function Begin({ plan: { text, caveats = [], base } }: { readonly plan: Plan }) {
  return (
    <div className="min-w-0 space-y-3">
      <CodeBlock code={text} language="dockerfile" title={`Dockerfile on ${base?.reference}`} />
      {caveats.length > 0 && (
        <ul className="max-w-[42rem] list-disc space-y-1 pl-5 text-sm text-muted">
          {caveats.map((caveat) => (
            <li key={caveat}>
              <InlineProse text={caveat} />
            </li>
          ))}
        </ul>
      )}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <ButtonLink href={`/analyze?dockerfile=${encodeURIComponent(text)}`} size="small">
          Open in the analyzer
        </ButtonLink>
        Names of files, like what is started, are yours to change.
      </p>
    </div>
  );
}
