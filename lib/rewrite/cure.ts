import { engineOf } from '../analyze';
import type { Catalog } from '../catalog/image';
import type { RewriteAnswer, RewriteRequest } from '../report/rewrite';
import { curesOf, describe, improve } from './draft';
import { readerOf } from './reading';

/**
 * Makes the edits that rules offer, until nothing is left to make, each round's result read again by the same rules.
 * Pure, and throws never, as `analyze`. Costs one reading for each round, and one more.
 */
export function cure(
  { safety = 'safe', without = [], to: _base, keep: _keep, kind: _kind, ...asked }: RewriteRequest,
  catalog: Catalog,
  today: string,
): RewriteAnswer {
  const original = asked.dockerfile;
  const read = readerOf(asked, catalog, today);
  const before = read(original);
  const offered = (draft: Parameters<typeof curesOf>[0]) =>
    curesOf(draft, original).filter(
      ({ cause }) => !without.includes(cause.id) && (safety === 'review' || cause.safety === 'safe'),
    );
  const draft = improve(original, { text: original, changes: [], reading: before }, offered, read);
  const plan = { kind: 'cures', ...describe(original, before, draft) } as const;
  return { engine: engineOf(catalog), plans: [plan], unanswered: [] };
}
