'use client';

import { type FormEvent, useId, useState } from 'react';
import { baseLine } from '@/lib/render/bases';
import { butForErrors, proofFirst } from '@/lib/render/plan-words';
import type { Keep } from '@/lib/report/keep';
import type { Fix } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import type { Plan, RewriteAnswer } from '@/lib/report/rewrite';
import type { Moves } from '../analyze/given';
import type { AskError } from '../analyze/problem';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { TextInput } from '../ui/field';
import { Again, FileDiff, Working } from '../ui/icons';
import { CardGrid, NoPlans } from './card-grid';
import { KeepRow } from './keep-row';
import { NamedAnswer } from './named-answer';
import { PlainPlans } from './plain-plans';
import { CardSkeleton, PlanCard } from './plan-card';
import { PlanDialog } from './plan-dialog';
import { type Answered, useNamed, usePlans } from './use-plans';

/** Where the answer on a base is that was asked about. */
export const namedBaseId = 'named-base';

/** What the file could stand on, once its report is there: cards, what they have to keep, and any other base by name. */
export function Plans({
  request,
  keep,
  publishers,
  form,
  moves,
  named,
  onName,
  onKeep,
  apply,
}: {
  /** Undefined while the report is not that of the text. */
  readonly request: AnalyzeRequest | undefined;
  readonly keep: Keep;
  readonly publishers: readonly string[];
  /** Id of the form of the text, for what is sent without JavaScript. */
  readonly form: string;
  readonly moves: Moves | undefined;
  /** The base that was asked about. */
  readonly named: string | undefined;
  readonly onName: (to: string) => void;
  readonly onKeep: (keep: Keep) => void;
  readonly apply: ((fix: Fix) => void) | undefined;
}) {
  const answered = usePlans(request, keep);
  const [opened, setOpened] = useState<Plan>();
  const byName = useNamed(request, keep, named);
  const isCurrent = request !== undefined && !answered.isOld;
  return (
    <section id="plans" aria-labelledby="plans-title" className="no-print mb-6 scroll-mt-4 space-y-3">
      <div>
        <h2 id="plans-title" className="text-md font-semibold">
          {headingOf(answered.data)}
        </h2>
        <p className="min-h-5 text-sm text-muted noscript:hidden">{nowOf(answered.data)}</p>
      </div>
      <KeepRow keep={keep} publishers={publishers} form={form} onChange={onKeep} />
      <div className="noscript:hidden">
        <Cards answered={answered} isCurrent={isCurrent} onOpen={setOpened} />
      </div>
      <noscript>
        <PlainPlans form={form} moves={moves} />
      </noscript>
      <AskBox isWorking={byName.isWorking} onAsk={onName} />
      <section
        id={namedBaseId}
        tabIndex={-1}
        aria-label="The base you named"
        aria-live="polite"
        className="empty:hidden"
      >
        {named !== undefined && <NamedAnswer to={named} answered={byName} onOpen={setOpened} />}
      </section>
      {request && opened && (
        <PlanDialog
          key={`${opened.base?.reference} ${opened.kind}`}
          plan={opened}
          request={request}
          onClose={() => setOpened(undefined)}
          apply={apply}
        />
      )}
    </section>
  );
}

function headingOf(answer: RewriteAnswer | undefined): string {
  if (answer === undefined) return 'What it could stand on';
  const proved = answer.plans.filter(({ proof }) => proof.isProved);
  const [first, ...more] = proved;
  const count = more.length === 0 ? 'One base' : more.length === 1 ? 'Two bases' : 'Three bases';
  if (first !== undefined) return `${count} it could stand on${butForErrors(proved)}`;
  return 'No better base is known for it';
}

function nowOf(answer: RewriteAnswer | undefined): string | undefined {
  const before = answer?.plans[0]?.compared?.before;
  return before && `Now ${baseLine(before)}`;
}

function Cards({
  answered: { data, error, again, isWorking },
  isCurrent,
  onOpen,
}: {
  readonly answered: Answered<RewriteAnswer>;
  readonly isCurrent: boolean;
  readonly onOpen: (plan: Plan) => void;
}) {
  if (error && !isWorking) return <Failed error={error} again={again} />;
  if (data === undefined)
    return (
      <CardGrid count={3}>
        {['smallest', 'least-change', 'same-publisher'].map((wish) => (
          <li key={wish}>
            <CardSkeleton />
          </li>
        ))}
        <li className="sr-only">
          <span role="status">Reading the file on other bases</span>
        </li>
      </CardGrid>
    );
  const plans = proofFirst(data.plans);
  return (
    <div
      aria-busy={!isCurrent}
      className={classes('space-y-2 transition-opacity', !isCurrent && 'opacity-60 delay-200')}
    >
      {plans.length > 0 && (
        <CardGrid count={plans.length}>
          {plans.map((plan) => (
            <li key={plan.wishes?.join() ?? plan.base?.reference}>
              <PlanCard plan={plan}>
                <Button
                  size="small"
                  className="w-full"
                  disabled={!isCurrent}
                  aria-label={`Show the Dockerfile on ${plan.base?.reference}`}
                  onClick={() => onOpen(plan)}
                >
                  <FileDiff size={14} />
                  Show the Dockerfile
                </Button>
              </PlanCard>
            </li>
          ))}
        </CardGrid>
      )}
      <NoPlans answer={data} />
    </div>
  );
}

function Failed({ error, again }: { readonly error: AskError; readonly again: () => void }) {
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm">
      <span role="alert">
        {error.title}: {error.message}
      </span>
      {error.kind !== 'refused' && (
        <Button size="small" onClick={again}>
          <Again size={14} />
          Try again
        </Button>
      )}
    </p>
  );
}

/** Any other base, by its reference or as a family. */
function AskBox({ isWorking, onAsk }: { readonly isWorking: boolean; readonly onAsk: (to: string) => void }) {
  const field = useId();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onAsk(text.trim());
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-2 noscript:hidden">
      <label htmlFor={field} className="text-sm whitespace-nowrap text-muted">
        What about
      </label>
      <TextInput
        id={field}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="ubi, or alpine:3.24"
        maxLength={1024}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        dense
        className="min-w-0 flex-1 font-mono"
      />
      <Button size="small" type="submit" disabled={isWorking || text.trim() === ''}>
        {isWorking && <Working size={14} className="animate-spin" />}
        Ask
      </Button>
    </form>
  );
}
