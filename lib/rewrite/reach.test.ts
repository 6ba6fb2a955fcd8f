import { expect, test } from 'vitest';
import { cases } from '../cases.fixture';
import { readCatalog } from '../catalog/files';
import { hasEnded } from '../catalog/life';
import { productOf } from '../catalog/product';
import { valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import { baseName } from '../path/path';
import { programIn } from '../programs/image-programs';
import { wishes } from '../report/wishes';
import { requirementsOf } from '../requirements';
import { isStartScript, programIndex } from '../start/executable';
import { rewrite } from './index';
import { readerOf } from './reading';

const catalog = readCatalog();
const today = '2026-11-23';

type Subject = (typeof cases)[number];

/** `ended`: it stands on what gets no more fixes; `full`: on a shell and a package manager that serve to build alone. */
function asksFor({ dockerfile, options }: Subject): 'ended' | 'full' | undefined {
  const { inspection } = readerOf({ dockerfile, ...options }, catalog, today)(dockerfile);
  const image = inspection.target?.image;
  if (image === undefined) return undefined;
  if (hasEnded(image, today)) return 'ended';
  const { packageManagers, shell } = image.facts;
  const isFull = (valueOf(packageManagers)?.length ?? 0) > 0 && valueOf(shell) !== 'none';
  const isServed = requirementsOf(inspection).some(needsShellToRun) || startsTool(inspection);
  return isFull && !isServed ? 'full' : undefined;
}

/** A program of the system in the base, one that hands what it runs to a shell, or a script of the base. */
function startsTool({ catalog: known, target }: Inspection): boolean {
  const start = target?.start;
  const at = programIndex(start?.argv ?? []);
  const name = start?.argv[at]?.text;
  if (target?.image === undefined || start === undefined || name === undefined) return false;
  if (/^(npm|npx|yarn|pnpm|make|sh|bash)$/.test(baseName(name))) return true;
  const isOfBase = start.entrypointInherited && at < (start.cmdFrom ?? 0);
  if (isOfBase && (name.endsWith('.sh') || isStartScript(name))) return true;
  return productOf(target.image) === undefined && programIn(known, target.image, name).is === 'there';
}

function needsShellToRun({ kind, value }: ReturnType<typeof requirementsOf>[number]): boolean {
  if (kind === 'interpreter' || kind === 'started-program') return true;
  return kind === 'shell' && value.code === 'named-for' && value.purpose !== 'build';
}

/** Of the others most install programs of a distribution on the smallest base that has a package manager, which is no plan. */
test('of files on what has ended, or on more than they need, so many get a proved plan by one of the wishes', async () => {
  const counts = { ended: { all: 0, proved: 0 }, full: { all: 0, proved: 0 } };
  for (const subject of cases) {
    const asked = asksFor(subject);
    if (asked === undefined) continue;
    const { dockerfile, options } = subject;
    const { plans } = await rewrite({ dockerfile, ...options, to: [...wishes] }, catalog, today);
    counts[asked].all += 1;
    if (plans.some(({ proof }) => proof.isProved)) counts[asked].proved += 1;
  }
  const { ended, full } = counts;
  console.log(`ended: ${ended.proved} of ${ended.all}; full: ${full.proved} of ${full.all}`);
  expect(ended.proved / ended.all).toBeGreaterThan(0.9);
  expect(full.proved / full.all).toBeGreaterThan(0.9);
}, 120_000);
