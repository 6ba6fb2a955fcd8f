import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import type { StageView } from '../contents/contents';
import { presentIn } from '../fact/fact';
import { baseName } from '../path/path';
import type { Stage } from '../stages/stage';

/** Whether a stage makes an environment of Python. */
export function makesEnvironmentIn({ tree }: StageView): boolean {
  return tree.effects.some(
    ({ effect }) => effect.kind === 'artifact-built' && effect.artifact === 'python-environment',
  );
}

/** The programs that RUN calls in a stage. */
export function calledIn({ steps }: Stage): readonly string[] {
  return steps.flatMap(({ run }) => run?.script.commands.flatMap(({ name }) => name ?? []) ?? []);
}

/**
 * Whether an image has its Python where an environment that another made names it: those of a publisher have, and those that
 * have it from one release of a distribution.
 */
export function isLaidOutAlike(one: CatalogImage, other: CatalogImage): boolean {
  if (one.family === other.family) return true;
  const [at, otherAt] = [one, other].map(({ traits }) => traits.ownLanguage?.at);
  if (at !== undefined || otherAt !== undefined) return at === otherAt;
  return isOfOneSuite(one, other) && interpreterOf(other)?.startsWith('/usr/bin/') === true;
}

/** Of one release of one distribution, which has releases. */
export function isOfOneSuite(one: CatalogImage, other: CatalogImage): boolean {
  const [a, b] = [one, other].map(({ facts }) => presentIn(facts.upstream));
  return a?.release !== undefined && a.distribution === b?.distribution && a.release === b.release;
}

/** What an image starts, where that is Python. */
export function interpreterOf(image: CatalogImage): string | undefined {
  const [entry, more] = presentIn(image.facts.entrypoint) ?? [];
  return productOf(image)?.name === 'python' && more === undefined && isPython(entry) ? entry : undefined;
}

export function isPython(word: string | undefined): boolean {
  return word !== undefined && /^python[\d.]*$/.test(baseName(word));
}
