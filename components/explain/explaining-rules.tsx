import type { ExplainingRule } from '@/lib/explain/explanation';
import { InlineProse } from '../report/prose';
import { Severity } from '../ui/severity';
import { TextLink } from '../ui/text-link';

/** The rules an error message may come from, with the line in which each was seen. */
export function ExplainingRules({ rules }: { readonly rules: readonly ExplainingRule[] }) {
  return (
    <ol className="overflow-hidden rounded-md border border-line bg-surface">
      {rules.map(({ line, remedy, rule, severity, symptom, title }) => (
        <li key={rule} className="space-y-1 border-t border-line px-4 py-3 first:border-t-0">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
            <TextLink href={`/rules/${rule}`}>{title}</TextLink>
            <Severity severity={severity} />
          </p>
          <p className="text-sm">
            <InlineProse text={remedy} />
          </p>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-xs text-muted">
            <dt>Seen in</dt>
            <dd>
              <code className="font-mono break-words">{line}</code>
            </dd>
            <dt>Known as</dt>
            <dd>
              <code className="font-mono break-words">{symptom}</code>
            </dd>
          </dl>
        </li>
      ))}
    </ol>
  );
}
