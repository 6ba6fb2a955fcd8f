import { choosing } from './choosing';
import { distroless } from './distroless';
import type { Guide } from './guide';
import { migrating } from './migrating';
import { scratch } from './scratch';
import { secureBaseImages } from './secure-base-images';
import { tips } from './tips';
import { ubi } from './ubi';
import { verifying } from './verifying';
import { withoutAShell } from './without-a-shell';
import { wolfi } from './wolfi';

/** In reading order. */
export const guides: readonly Guide[] = [
  secureBaseImages,
  scratch,
  distroless,
  ubi,
  wolfi,
  choosing,
  migrating,
  withoutAShell,
  verifying,
  tips,
];

export function findGuide(slug: string): Guide | undefined {
  return guides.find((guide) => guide.slug === slug);
}

export function guideAbout(family: string): Guide | undefined {
  return guides.find((guide) => guide.family === family);
}
