import { readCatalog } from '../catalog/files';
import type { Plan } from '../report/rewrite';
import { rewrite } from './index';

const catalog = readCatalog();
const today = '2026-11-23';

/** The plan that lets a file stand on a base, for tests that go from text to text. */
export async function planOf(dockerfile: string, to: string): Promise<Plan> {
  const { plans } = await rewrite({ dockerfile, to }, catalog, today);
  const [plan] = plans;
  if (plan === undefined) throw new Error('no plan');
  return plan;
}
