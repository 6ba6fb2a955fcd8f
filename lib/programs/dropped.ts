import type { CatalogImage } from '../catalog/image';
import type { Traits } from '../catalog/traits';
import { sourceOf } from '../catalog/values';
import { type Answer, missing } from '../contents/answer';
import { compareVersions } from '../contents/version';
import { presentIn } from '../fact/fact';

export type Dropped = NonNullable<Traits['droppedPrograms']>[number];

/** What is known of a program that the images of a family had, where this one is of a version without it. */
export function droppedFrom(image: CatalogImage, program: string): Dropped | undefined {
  const version = presentIn(image.facts.language)?.version;
  if (version === undefined) return undefined;
  return image.traits.droppedPrograms?.find(
    ({ programs, since }) => programs.includes(program) && compareVersions(version, since) >= 0,
  );
}

/** The program that took the place of one that was dropped. */
export function insteadOf({ instead, programs }: Dropped, program: string): string | undefined {
  return instead?.at(programs.indexOf(program));
}

/** What the recipe of the image brought until a version, and brings no more. */
export function fromDropped(image: CatalogImage, program: string): Answer | undefined {
  const row = droppedFrom(image, program);
  if (row === undefined) return undefined;
  const { since } = row;
  return missing({ code: 'dropped-since', image: image.reference, since, program }, sourceOf(row), 'likely');
}

/** What the recipe deletes again, or never installs. */
export function fromRecipe(image: CatalogImage, program: string): Answer | undefined {
  const { absentPrograms } = image.traits;
  if (!absentPrograms?.programs.includes(program)) return undefined;
  const words = image.reference.split(/[-:]/);
  const isMeant = absentPrograms.tags.some((tag) => words.some((word) => word.startsWith(tag)));
  if (!isMeant) return undefined;
  return missing({ code: 'image-does-not-bring', image: image.reference, program }, undefined, 'likely');
}
