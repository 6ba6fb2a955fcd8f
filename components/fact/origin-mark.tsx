import type { Source } from '@/lib/fact/fact';
import { originWords } from '@/lib/fact/words';
import { OriginIcon } from './origin-icon';

/** Behind a value: how it came about. Documented is the usual case and goes unmarked. */
export function OriginMark({ kind }: { readonly kind: Source['kind'] }) {
  if (kind === 'document') return null;
  return (
    <span title={originWords[kind]} className="ml-1.5 inline-block">
      <OriginIcon kind={kind} />
      <span className="sr-only"> ({originWords[kind]})</span>
    </span>
  );
}
