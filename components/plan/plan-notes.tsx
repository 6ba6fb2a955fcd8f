import type { ReactNode } from 'react';
import { differences } from '@/lib/render/plan-words';
import type { Plan } from '@/lib/report/rewrite';
import { lineWords } from '@/lib/text/range';
import { InlineProse } from '../report/prose';
import { SeverityIcon } from '../ui/severity';
import { TextLink } from '../ui/text-link';
import { checklistFor } from './checklist';
import { NotKnown } from './plan-card';

/** How many of what is left are listed. */
const mostLeft = 12;

/** All that is to be known of a plan beside its edits. */
export function PlanNotes({ plan }: { readonly plan: Plan }) {
  const { caveats = [], left, proof } = plan;
  const todo = checklistFor(plan);
  return (
    <div className="space-y-4">
      {caveats.length > 0 && (
        <Group title={proof.isProved ? 'Know before you move' : 'Why it is not proved'}>
          <ul className="list-disc space-y-1 pl-4 text-sm">
            {caveats.map((caveat) => (
              <li key={caveat}>
                <InlineProse text={caveat} />
              </li>
            ))}
          </ul>
        </Group>
      )}
      <Group title="Now and then">
        <Comparison plan={plan} />
      </Group>
      {todo.length > 0 && (
        <Group title="For the move">
          <ul className="list-disc space-y-1 pl-4 text-sm">
            {todo.map(({ text, href, more }) => (
              <li key={text}>
                <InlineProse text={text} /> {href && <TextLink href={href}>{more}</TextLink>}
              </li>
            ))}
          </ul>
        </Group>
      )}
      {left.length > 0 && (
        <Group title="What stays">
          <ul className="space-y-1 text-sm">
            {left.slice(0, mostLeft).map(({ rule, range, severity, message }) => (
              <li key={`${rule} ${range.start.line}:${range.start.column}`} className="flex gap-1.5">
                <span className="mt-0.75">
                  <SeverityIcon severity={severity} size={14} />
                </span>
                <span>
                  <InlineProse text={message} />{' '}
                  <span className="whitespace-nowrap text-muted">{lineWords(range)}</span>
                </span>
              </li>
            ))}
          </ul>
          {left.length > mostLeft && <p className="text-sm text-muted">and {left.length - mostLeft} more</p>}
        </Group>
      )}
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Comparison({ plan }: { readonly plan: Plan }) {
  const { proof } = plan;
  const counts = [
    { label: 'Errors', before: proof.before.errors, value: proof.after.errors },
    { label: 'Warnings', before: proof.before.warnings, value: proof.after.warnings },
    { label: 'Notes', before: proof.before.infos, value: proof.after.infos },
  ];
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-left text-muted">
          <td />
          <th scope="col" className="py-0.5 font-normal">
            Now
          </th>
          <th scope="col" className="py-0.5 font-normal">
            Then
          </th>
        </tr>
      </thead>
      <tbody>
        {[...differences(plan), ...counts].map(({ label, before, value }) => (
          <tr key={label} className="border-t border-line align-top">
            <th scope="row" className="py-0.5 pr-3 text-left font-normal text-muted">
              {label}
            </th>
            <td className="py-0.5 pr-3">{before ?? <NotKnown />}</td>
            <td className={value !== undefined && value !== before ? 'py-0.5 font-medium' : 'py-0.5'}>
              {value ?? <NotKnown />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
