import { proofFirst } from '@/lib/render/plan-words';
import type { Moves } from '../analyze/given';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Disclosure } from '../ui/disclosure';
import { TextInput } from '../ui/field';
import { CardGrid, NoPlans } from './card-grid';
import { BaseName, PlanCard } from './plan-card';
import { PlanNotes } from './plan-notes';

/** The same without JavaScript: asked for with the form of the text, each change as a patch. */
export function PlainPlans({ form, moves }: { readonly form: string; readonly moves: Moves | undefined }) {
  const plans = moves === undefined ? [] : proofFirst(moves.answer.plans);
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-2">
        <Button type="submit" form={form} name="ask" value="usual" size="small">
          Show bases to move to
        </Button>
        <label htmlFor="plain-to" className="text-sm text-muted">
          or one by its name
        </label>
        <TextInput
          id="plain-to"
          name="to"
          form={form}
          defaultValue={moves?.to}
          placeholder="ubi, or alpine:3.24"
          maxLength={1024}
          dense
          className="w-56! font-mono"
        />
        <Button type="submit" form={form} name="ask" value="to" size="small">
          Ask
        </Button>
      </p>
      {moves && (
        <>
          {plans.length > 0 && (
            <CardGrid count={plans.length}>
              {plans.map((plan) => (
                <li key={plan.base?.reference}>
                  <PlanCard plan={plan} />
                </li>
              ))}
            </CardGrid>
          )}
          <NoPlans answer={moves.answer} />
          {plans.map((plan) => (
            <Disclosure
              key={plan.base?.reference}
              open={plans.length === 1}
              summary={
                <span className="font-mono text-sm">
                  <BaseName plan={plan} />
                </span>
              }
            >
              <div className="space-y-3 pb-3">
                <PatchText patch={moves.patches[moves.answer.plans.indexOf(plan)] ?? ''} />
                <PlanNotes plan={plan} />
              </div>
            </Disclosure>
          ))}
        </>
      )}
    </div>
  );
}

function PatchText({ patch }: { readonly patch: string }) {
  const lines = patch.split('\n').slice(0, -1);
  return (
    <pre className="overflow-x-auto rounded-md border border-line bg-sunken py-2 font-mono text-sm">
      {lines.map((line, at) => {
        const look = at < headerLines ? looks.get('@') : looks.get(line[0] ?? '');
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one patch never move
          <span key={at} className={classes('block px-3', look)}>
            {line === '' ? ' ' : line}
          </span>
        );
      })}
    </pre>
  );
}

/** What a patch begins with: the two names of the file. */
const headerLines = 2;

const looks: ReadonlyMap<string, string> = new Map([
  ['+', 'bg-runs-soft'],
  ['-', 'bg-fails-soft'],
  ['@', 'text-faint'],
]);
