import type { FactEntries, FamilyFile, Variant } from '../../lib/catalog/family';
import type { Upstream } from '../../lib/catalog/values';
import type { Facts, RawFact, RawObject } from './source';
import { asText, compact, entryOf, said } from './source';

/** Families of a vendor's own, each read the same way. */
export type Vendor = {
  readonly key: string;
  readonly family: Omit<FamilyFile, 'facts' | 'variants'>;
  /** `undefined` leaves an object out: it is no image. */
  readonly variant: (
    object: RawObject,
  ) => (Omit<Variant, 'facts'> & { readonly facts: FactEntries }) | undefined;
  readonly shared?: (facts: Facts) => FactEntries;
};

export function purposeAndUpstream(
  purpose: 'base' | 'debug',
  upstream: Upstream,
  source: RawFact | undefined,
): FactEntries {
  return compact({
    purpose: said<'base' | 'debug'>(purpose, source),
    language: said<'none'>('none', source),
    upstream: said(upstream, source),
  });
}

export function endOf(fact: RawFact | undefined, what: string): FactEntries['supportEnds'] {
  return entryOf(fact, (value) => {
    const date = asText(value);
    return date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date)
      ? { date, of: 'image' as const, what }
      : undefined;
  });
}
