import type { Catalog, CatalogImage } from '../catalog/image';
import type { Fit, Requirement } from '../requirements/requirement';
import { type Column, columnOf } from './traits';

/** How much an answer weighs against an image. */
export const gravity: Readonly<Record<Fit['answer'], number>> = {
  yes: 0,
  'with-changes': 1,
  'not-known': 2,
  no: 3,
};

/** For every image of the catalog, in its order: the gravest answer, and how many needs are not plainly met. */
export type Weights = { readonly gravest: Uint8Array; readonly unmet: Uint8Array };

/** Asks all requirements of all images, of those alike in what a requirement looks at only one. */
export function weigh(
  catalog: Catalog,
  requirements: readonly Requirement[],
  base: CatalogImage | undefined,
): Weights {
  const { images } = catalog;
  const gravest = new Uint8Array(images.length);
  const unmet = new Uint8Array(images.length);
  const own = base === undefined ? -1 : images.findIndex(({ id }) => id === base.id);
  for (const requirement of requirements) {
    if (requirement.certainty === 'possible') continue;
    const answers = answersOf(catalog, requirement);
    const ownBase = images[own];
    if (ownBase) answers[own] = gravity[requirement.meets(ownBase).answer];
    for (let at = 0; at < answers.length; at += 1) {
      const answer = answers[at] ?? 0;
      if (answer === 0) continue;
      if (answer > (gravest[at] ?? 0)) gravest[at] = answer;
      if (unmet[at] !== 255) unmet[at] = (unmet[at] ?? 0) + 1;
    }
  }
  return { gravest, unmet };
}

/** More kinds of images than this are no gain over asking each. */
const mostKinds = 65_536;
const notAsked = 255;

function answersOf(catalog: Catalog, requirement: Requirement): Uint8Array {
  const { images } = catalog;
  const columns = requirement.looksAt?.map((trait) => columnOf(catalog, trait));
  const kinds = columns?.reduce((product, { size }) => product * size, 1) ?? Number.POSITIVE_INFINITY;
  if (columns === undefined || kinds > mostKinds)
    return Uint8Array.from(images, (image) => gravity[requirement.meets(image).answer]);
  const answers = new Uint8Array(images.length);
  const ofKind = new Uint8Array(kinds).fill(notAsked);
  for (const [at, image] of images.entries()) {
    const kind = kindAt(columns, at);
    const known = ofKind[kind] ?? notAsked;
    const answer = known === notAsked ? gravity[requirement.meets(image).answer] : known;
    ofKind[kind] = answer;
    answers[at] = answer;
  }
  return answers;
}

function kindAt(columns: readonly Column[], at: number): number {
  let kind = 0;
  for (const { codes, size } of columns) kind = kind * size + (codes[at] ?? 0);
  return kind;
}
