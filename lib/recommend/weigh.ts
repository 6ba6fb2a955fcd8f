import type { Catalog, CatalogImage } from '../catalog/image';
import type { Fit, Requirement } from '../requirements/requirement';
import { kindsOf } from './traits';

/** How much an answer weighs against an image. */
export const gravity: Readonly<Record<Fit['answer'], number>> = {
  yes: 0,
  'with-changes': 1,
  'not-known': 2,
  no: 3,
};

/** For every image of the catalog, in its order, and those beside it: the gravest answer, and how many needs are not plainly met. */
export type Weights = { readonly gravest: Uint8Array; readonly unmet: Uint8Array };

/** Asks all requirements of all images, of those alike in what a requirement looks at only one. */
export function weigh(
  catalog: Catalog,
  requirements: readonly Requirement[],
  base: CatalogImage | undefined,
  besides: readonly CatalogImage[] = [],
): Weights {
  const { images } = catalog;
  const gravest = new Uint8Array(images.length + besides.length);
  const unmet = new Uint8Array(images.length + besides.length);
  const own = base === undefined ? -1 : images.findIndex(({ id }) => id === base.id);
  for (const requirement of requirements) {
    if (requirement.certainty === 'possible') continue;
    const answers = answersOf(catalog, requirement, own);
    for (let at = 0; at < answers.length; at += 1) count(at, answers[at] ?? 0);
    for (const [at, image] of besides.entries())
      count(images.length + at, gravity[requirement.meets(image).answer]);
  }
  return { gravest, unmet };

  function count(at: number, answer: number): void {
    if (answer === 0) return;
    if (answer > (gravest[at] ?? 0)) gravest[at] = answer;
    if (unmet[at] !== 255) unmet[at] = (unmet[at] ?? 0) + 1;
  }
}

/** `own`: the place of the base the file stands on, which is always asked itself. */
function answersOf(catalog: Catalog, requirement: Requirement, own: number): Uint8Array {
  const { images } = catalog;
  const answers = new Uint8Array(images.length);
  if (requirement.looksAt === undefined) {
    for (let at = 0; at < answers.length; at += 1) answers[at] = ask(images[at]);
    return answers;
  }
  const { codes, first, second } = kindsOf(catalog, requirement.looksAt);
  const ofKind = new Uint8Array(first.length);
  for (let kind = 0; kind < ofKind.length; kind += 1) {
    const one = first[kind] ?? 0;
    ofKind[kind] = ask(images[one === own ? (second[kind] ?? one) : one]);
  }
  for (let at = 0; at < answers.length; at += 1) answers[at] = ofKind[codes[at] ?? 0] ?? 0;
  if (own !== -1) answers[own] = ask(images[own]);
  return answers;

  function ask(image: CatalogImage | undefined): number {
    return image === undefined ? 0 : gravity[requirement.meets(image).answer];
  }
}
