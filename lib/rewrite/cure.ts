import { analyze } from '../analyze';
import type { Catalog } from '../catalog/image';
import type { RewriteAnswer, RewriteRequest } from '../report/rewrite';
import { curesOf, describe, improve, type Read } from './draft';

/**
 * Makes the edits that rules offer, until nothing is left to make, each round's result read again by the same rules.
 * Pure, and throws never, as `analyze`. Costs one analysis for each round, and one more.
 */
export async function cure(
  { safety = 'safe', without = [], to: _base, ...asked }: RewriteRequest,
  catalog: Catalog,
  today: string,
): Promise<RewriteAnswer> {
  const original = asked.dockerfile;
  const read: Read = (dockerfile) => analyze({ ...asked, dockerfile }, catalog, today);
  const before = await read(original);
  const offered = (draft: Parameters<typeof curesOf>[0]) =>
    curesOf(draft, original).filter(
      ({ cause }) => !without.includes(cause.id) && (safety === 'review' || cause.safety === 'safe'),
    );
  const draft = await improve(original, { text: original, changes: [], report: before }, offered, read);
  return { engine: before.engine, plans: [{ kind: 'cures', ...describe(original, before, draft) }] };
}
