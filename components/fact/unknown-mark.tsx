import type { WhyNotKnown } from '@/lib/fact/fact';
import { reasons } from '@/lib/fact/words';

const marks = {
  'not-published': '–',
  'not-looked-up': '?',
  'sources-disagree': '≠',
} as const satisfies Record<WhyNotKnown, string>;

const codes = [
  'not-published',
  'not-looked-up',
  'sources-disagree',
] as const satisfies readonly WhyNotKnown[];

/** Why a value is not known, at a glance. Only for the eye: what it stands in says the reason in words. */
export function UnknownMark({ because }: { readonly because: WhyNotKnown }) {
  return (
    <span aria-hidden="true" className="unknown-mark">
      {marks[because]}
    </span>
  );
}

/** What the three marks mean, in one line. */
export function UnknownLegend({ className }: { readonly className?: string }) {
  return (
    <span className={className}>
      {codes.map((because, index) => (
        <span key={because} className="whitespace-nowrap">
          {index > 0 && ' · '}
          <UnknownMark because={because} /> {reasons[because]}
        </span>
      ))}
    </span>
  );
}
