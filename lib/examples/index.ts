import type { GalleryExample } from './example';
import { goExamples } from './go';
import { languageExamples } from './languages';

export type { GalleryExample } from './example';

/** The gallery in its order; the first already shows something that goes wrong. */
export const gallery: readonly GalleryExample[] = [...goExamples, ...languageExamples];

export function findExample(id: string): GalleryExample | undefined {
  return gallery.find((example) => example.id === id);
}
