import type { CatalogImage } from '../catalog/image';
import type { Traits } from '../catalog/traits';
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
