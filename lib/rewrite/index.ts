import type { Subject } from '../analyze';
import type { WholeCatalog } from '../catalog/catalog';
import type { WithPolicy } from '../report/policy';
import type { RewriteAnswer, RewriteRequest } from '../report/rewrite';
import { cure } from './cure';
import { move } from './move';

/**
 * Plans for a file: one for each base of `to`, those alike once, otherwise one on its own base with its findings cured. Pure and
 * deterministic; every plan was read again by the rules, and says whether it holds. `first`: the request without what is
 * asked of plans, where it was read already.
 */
export async function rewrite(
  request: WithPolicy<RewriteRequest>,
  catalog: WholeCatalog,
  today: string,
  first?: Subject,
): Promise<RewriteAnswer> {
  const { to } = request;
  if (to === undefined) return cure(request, catalog, today);
  return move(request, typeof to === 'string' ? [to] : to, catalog, today, first);
}
