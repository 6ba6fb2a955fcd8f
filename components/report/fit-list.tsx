import type { Recommendation, Report, Verdict as VerdictId } from '@/lib/report/report';
import { Badge } from '../ui/badge';
import { Disclosure } from '../ui/disclosure';
import { TextLink } from '../ui/text-link';
import { Verdict, VerdictIcon, verdictLabels } from '../ui/verdict';
import { LineLink } from './line-link';
import { openInPrint } from './print';
import { InlineProse } from './prose';
import { countWord } from './words';

const verdicts = [
  'runs-as-is',
  'runs-with-changes',
  'does-not-run',
  'not-known',
] as const satisfies readonly VerdictId[];

/** How many are shown before the rest is folded. */
const shownAtFirst = 6;

export function fitHeading(recommendations: readonly Recommendation[]): string {
  const asIs = recommendations.filter(({ verdict }) => verdict === 'runs-as-is').length;
  const changed = recommendations.filter(({ verdict }) => verdict === 'runs-with-changes').length;
  if (asIs > 0) return `${countWord(asIs)} ${asIs === 1 ? 'base runs' : 'bases run'} this as it is`;
  if (changed > 0) {
    return `No base runs this as it is, ${countWord(changed).toLowerCase()} ${changed === 1 ? 'does' : 'do'} with changes`;
  }
  return 'No base in the catalog is known to run this';
}

/** Images of the catalog by whether they run this file's final stage, with what stands in the way. */
export function FitList({ report }: { readonly report: Report }) {
  const used = new Set(report.stages.map(({ base }) => base.imageId));
  return (
    <div className="space-y-3">
      {verdicts.map((verdict) => {
        const group = report.recommendations.filter((item) => item.verdict === verdict);
        if (group.length === 0) return null;
        const isFolded = verdict === 'does-not-run' || verdict === 'not-known';
        const first = isFolded ? [] : group.slice(0, shownAtFirst);
        const rest = group.slice(first.length);
        return (
          <section key={verdict} aria-label={verdictLabels[verdict]}>
            {first.length > 0 && <Rows items={first} used={used} />}
            {rest.length > 0 && (
              <Disclosure
                className={openInPrint}
                summary={
                  <span className="inline-flex items-center gap-1.5 text-sm">
                    {first.length > 0 ? `${rest.length} more` : <Verdict verdict={verdict} />}
                    {first.length > 0 ? (
                      <Verdict verdict={verdict} />
                    ) : (
                      <span className="text-muted">{rest.length}</span>
                    )}
                  </span>
                }
              >
                <div className="mt-1">
                  <Rows items={rest} used={used} />
                </div>
              </Disclosure>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Rows({
  items,
  used,
}: {
  readonly items: readonly Recommendation[];
  readonly used: ReadonlySet<string | undefined>;
}) {
  return (
    <ul className="overflow-hidden rounded-md border border-line bg-surface">
      {items.map((item) => (
        <li
          key={`${item.stage} ${item.imageId} ${item.reference}`}
          className="break-inside-avoid border-t border-line px-4 py-2.5 first:border-t-0"
        >
          <p className="flex items-start gap-2">
            <span className="mt-1">
              <VerdictIcon verdict={item.verdict} />
            </span>
            <span className="sr-only">{verdictLabels[item.verdict]}: </span>
            <TextLink href={`/images/${item.imageId}`} className="min-w-0 font-mono text-sm break-all">
              {item.reference}
            </TextLink>
            {used.has(item.imageId) && <Badge className="ml-auto">in this file</Badge>}
          </p>
          <ul className="mt-0.5 ml-5.5 text-sm text-muted">
            {item.reasons.map((reason) => (
              <li key={reason}>
                <InlineProse text={reason} />
              </li>
            ))}
            {item.hazards.map(({ text, range }) => (
              <li key={text} className="text-ink">
                <InlineProse text={text} /> {range && <LineLink range={range} />}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
