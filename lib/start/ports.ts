import type { CatalogImage } from '../catalog/image';
import type { Traits } from '../catalog/traits';
import type { StageView } from '../contents/contents';
import { compareVersions } from '../contents/version';
import { presentIn } from '../fact/fact';
import { below } from '../path/path';
import type { Stage } from '../stages/stage';
import type { Launch } from './launch';

/** The port of the program that an image is for, and the one that is taken for it. */
export type Listens = NonNullable<Traits['listensOn']>[number];

/** Undefined where nothing is known, or it is the usual port. */
export function listensIn(image: CatalogImage): Listens | undefined {
  return image.traits.listensOn?.find((listens) => orderOf(image, listens) >= 0);
}

/** Whether the program of an image still listens where it is taken to. */
export function listensAsUsual(image: CatalogImage, listens: Listens): boolean {
  const ports = presentIn(image.facts.ports);
  return ports?.includes(String(listens.mistaken)) === true || orderOf(image, listens) < 0;
}

/** Of the release of an image to that from which on it holds; not a number where it is not of the image. */
function orderOf({ facts, reference }: CatalogImage, { in: part, since }: Listens): number {
  const version = presentIn(facts.language)?.version;
  const isMeant = part === undefined || reference.split(/[/:]/).includes(part);
  return isMeant && version !== undefined ? compareVersions(version, since) : Number.NaN;
}

/** Whether a variable, an option or a file of this file may name another port. */
export function isToldOtherwise(
  {
    stage,
    start,
    view,
  }: { readonly stage: Stage; readonly start: Launch | undefined; readonly view: StageView },
  { configuration, unless }: Listens,
): boolean {
  const isMeant = (name: string) => unless.some((each) => name.startsWith(each));
  for (const [name, { span }] of stage.end.variables.environment()) {
    if (span !== undefined && isMeant(name)) return true;
  }
  const words = start?.inherited === false ? start.argv : [];
  if (words.some(({ text }) => text === undefined || isMeant(text))) return true;
  if (start?.commands.some(({ command }) => command.assignments.some(({ name }) => isMeant(name))))
    return true;
  return configuration.some((directory) => mayBeWritten(view, directory));
}

function mayBeWritten({ chain }: StageView, directory: string): boolean {
  return chain.some(({ tree: { unknowns, writes } }) => {
    if (unknowns.some(({ path }) => below(path, directory) !== undefined)) return true;
    return [...writes.keys()].some(
      (path) => below(directory, path) !== undefined || below(path, directory) !== undefined,
    );
  });
}
