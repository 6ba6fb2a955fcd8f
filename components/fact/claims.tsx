import type { UnknownFact } from '@/lib/fact/fact';
import { SourceList } from './source-list';

/** What each source says, where they disagree. */
export function Claims({ claims }: { readonly claims: NonNullable<UnknownFact['claims']> }) {
  return (
    <ul className="mt-2 space-y-2">
      {claims.map(({ value, source }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: claims never move
        <li key={index}>
          <p className="wrap-anywhere">{typeof value === 'string' ? value : JSON.stringify(value)}</p>
          <SourceList sources={[source]} />
        </li>
      ))}
    </ul>
  );
}
