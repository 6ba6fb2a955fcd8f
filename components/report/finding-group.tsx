import type { ReactNode } from 'react';
import type { Consequence, Finding, Omitted } from '@/lib/report/report';
import { consequenceHeadings, countOmitted } from '@/lib/report/words';
import { grouped } from '@/lib/text/grouped';
import { TextLink } from '../ui/text-link';
import type { Numbered } from './finding-item';

/** `key` stays the same when the report is made again, so that what was unfolded stays unfolded. */
export type Listed = Numbered & { readonly also: readonly Numbered[]; readonly key: string };

/** Findings that lead to the same, under its name and how many there are. */
export function FindingGroup({
  consequence,
  group,
  omitted,
  children,
  more,
}: {
  readonly consequence: Consequence;
  readonly group: readonly Listed[];
  /** Those that are counted alone. */
  readonly omitted: readonly Omitted[];
  /** The entries. */
  readonly children: ReactNode;
  /** The way to further ones. */
  readonly more?: ReactNode;
}) {
  return (
    <section data-findings>
      <h3 className="mb-1.5 flex items-baseline gap-2 text-sm font-medium">
        {consequenceHeadings[consequence]}
        <span data-count className="text-muted tabular-nums">
          {grouped(countListed(group) + countOmitted(omitted))}
        </span>
      </h3>
      <ol className="overflow-hidden rounded-md border border-line bg-surface">{children}</ol>
      {more}
      {omitted.map(({ rule, severity, count }) => (
        <p
          key={`${rule} ${severity}`}
          data-severity={severity}
          data-places={count}
          className="mt-1.5 text-sm text-muted"
        >
          and {grouped(count)} more of{' '}
          <TextLink href={`/rules/${rule}`} className="font-mono text-xs">
            {rule}
          </TextLink>
        </p>
      ))}
    </section>
  );
}

/** What is said of several places in the same words is one entry. */
export function listed(findings: readonly Finding[], first: number): readonly Listed[] {
  const entries = new Map<string, Numbered & { readonly also: Numbered[]; readonly key: string }>();
  const seen = new Map<string, number>();
  for (const [at, finding] of findings.entries()) {
    const index = first + at;
    const { rule, stage, severity, consequence, message, remedy } = finding;
    const words = JSON.stringify([rule, stage, severity, consequence, message, remedy]);
    const same = entries.get(words);
    if (same) {
      same.also.push({ finding, index });
      continue;
    }
    const kind = `${rule} ${stage}`;
    const nth = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, nth);
    entries.set(words, { finding, index, also: [], key: `${kind} ${nth}` });
  }
  return [...entries.values()];
}

function countListed(group: readonly Listed[]): number {
  return group.reduce((sum, { also }) => sum + 1 + also.length, 0);
}
