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

/** Whether two images of one release have their Python at the same path: those of a publisher have. */
export function isLaidOutAlike(one: CatalogImage, other: CatalogImage): boolean {
  if (one.family === other.family) return true;
  const at = one.traits.ownLanguage?.at;
  return at !== undefined && at === other.traits.ownLanguage?.at;
}

/** What an image starts, where that is Python. */
export function interpreterOf(image: CatalogImage): string | undefined {
  const [entry, more] = presentIn(image.facts.entrypoint) ?? [];
  return productOf(image)?.name === 'python' && more === undefined && isPython(entry) ? entry : undefined;
}

export function isPython(word: string | undefined): boolean {
  return word !== undefined && /^python[\d.]*$/.test(baseName(word));
}
