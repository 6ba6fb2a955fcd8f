import type { Finding, Report } from '@/lib/report/report';
import { placedRule, type StoredChanges } from '@/lib/report/stored-changes';
import { InlineProse } from '../report/prose';

/** Why a stored report says something else than the one that was seen. */
export type WhyOther = 'secrets' | 'catalog' | 'day';

const reasons = {
  secrets: 'as the secrets in it are replaced',
  catalog: 'as Plinth or its catalog has changed since',
  day: 'as it is made on another day',
} as const satisfies Record<WhyOther, string>;

export function whyOther(seen: Report, stored: Report, hasReplaced: boolean): WhyOther {
  if (hasReplaced) return 'secrets';
  const { engine } = stored;
  const isSame =
    seen.engine.catalogRevision === engine.catalogRevision && seen.engine.version === engine.version;
  return isSame ? 'day' : 'catalog';
}

const mostNamed = 6;

/** What the report that is stored says otherwise, and why. */
export function ShareChanges({ changes, why }: { readonly changes: StoredChanges; readonly why: WhyOther }) {
  const lines = [
    changes.gone.length > 0 && `Not in it: ${namesOf(changes.gone)}.`,
    changes.new.length > 0 && `New in it: ${namesOf(changes.new)}.`,
    changes.reworded.length > 0 && `In other words: ${namesOf(changes.reworded)}.`,
    changes.summary !== undefined && `It opens with: ${changes.summary}.`,
  ].filter((line) => line !== false);
  return (
    <div className="rounded-md border border-line bg-changes-soft px-3 py-2 text-sm">
      <p className="font-medium">The stored report differs from the one you see, {reasons[why]}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <InlineProse text={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function namesOf(findings: readonly Finding[]): string {
  const named = findings.slice(0, mostNamed).map(placedRule);
  const more = findings.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
