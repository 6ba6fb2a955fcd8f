import type { WholeCatalog } from '../catalog/catalog';
import type { RewriteAnswer, RewriteRequest } from '../report/rewrite';
import { cure } from './cure';
import { move } from './move';

/**
 * Plans for a file: on the base of `to` where one is asked for, otherwise on its own with its findings cured. Pure and
 * deterministic; every plan was read again by the rules, and says whether it holds.
 */
export function rewrite(
  request: RewriteRequest,
  catalog: WholeCatalog,
  today: string,
): Promise<RewriteAnswer> {
  const { to } = request;
  return to === undefined ? cure(request, catalog, today) : move({ ...request, to }, catalog, today);
}
