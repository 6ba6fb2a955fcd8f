import { factsIn, type SearchPart } from '@/lib/table/search';

/** Which facts the words of the search were taken for, and which words are looked for in names. */
export function Understood({ search }: { readonly search: readonly SearchPart[] }) {
  const facts = factsIn(search);
  if (facts.length === 0) return null;
  const names = search.flatMap((part) => (part.kind === 'text' ? `“${part.typed}”` : []));
  return (
    <p id="understood" className="text-muted">
      understood as: <span className="text-ink">{facts.join(' · ')}</span>
      {names.length > 0 && `; ${names.join(' and ')} in names and tags`}
    </p>
  );
}
