import type { Catalog, CatalogImage } from '../catalog/image';
import type { Fit, Requirement } from '../requirements/requirement';
import { type Kinds, kindsOf } from './traits';

/** How much an answer weighs against an image. */
export const gravity: Readonly<Record<Fit['answer'], number>> = {
  yes: 0,
  'with-changes': 1,
  'not-known': 2,
  no: 3,
};

/** For every image of the catalog, in its order, and those beside it: the gravest answer, and how many needs are not plainly met. */
export type Weights = { readonly gravest: Uint8Array; readonly unmet: Uint8Array };

/** What one requirement says to the images: by kind where it looks at a few traits alone, else of each. */
type Answers = {
  readonly kinds: Kinds | undefined;
  readonly byKind: Uint8Array;
  /** Of the base the file stands on, and of those beside the catalog: each is always asked itself. */
  readonly own: number;
  readonly besides: readonly number[];
};

/** All that the weights of the images come from; two of one `key` weigh all images alike. */
export type Asked = { readonly answers: readonly Answers[]; readonly own: number; readonly key: string };

/** Asks all requirements of all images, of those alike in what a requirement looks at only one. */
export function ask(
  catalog: Catalog,
  requirements: readonly Requirement[],
  base: CatalogImage | undefined,
  besides: readonly CatalogImage[] = [],
): Asked {
  const { images } = catalog;
  const own = base === undefined ? -1 : images.findIndex(({ id }) => id === base.id);
  const answers = requirements
    .filter(({ certainty }) => certainty !== 'possible')
    .map((requirement) => answersOf(catalog, requirement, own, besides));
  return { answers, own, key: answers.map(keyOf).join('\n') };
}

function keyOf({ besides, byKind, kinds, own }: Answers): string {
  return `${kinds?.number} ${byKind.join('')} ${own} ${besides.join('')}`;
}

export function weigh(catalog: Catalog, { answers, own }: Asked): Weights {
  const { length } = catalog.images;
  const count = length + (answers[0]?.besides.length ?? 0);
  const gravest = new Uint8Array(count);
  const unmet = new Uint8Array(count);
  for (const { besides, byKind, kinds, own: ofOwn } of answers) {
    for (let at = 0; at < length; at += 1)
      add(at, at === own ? ofOwn : (byKind[kinds === undefined ? at : (kinds.codes[at] ?? 0)] ?? 0));
    for (let at = 0; at < besides.length; at += 1) add(length + at, besides[at] ?? 0);
  }
  return { gravest, unmet };

  function add(at: number, answer: number): void {
    if (answer === 0) return;
    if (answer > (gravest[at] ?? 0)) gravest[at] = answer;
    if (unmet[at] !== 255) unmet[at] = (unmet[at] ?? 0) + 1;
  }
}

/** `own`: the place of the base the file stands on. */
function answersOf(
  catalog: Catalog,
  requirement: Requirement,
  own: number,
  besides: readonly CatalogImage[],
): Answers {
  const { images } = catalog;
  const { looksAt } = requirement;
  const kinds = looksAt && kindsOf(catalog, looksAt);
  const byKind = new Uint8Array(kinds?.first.length ?? images.length);
  for (let kind = 0; kind < byKind.length; kind += 1) {
    const one = kinds?.first[kind] ?? kind;
    byKind[kind] = gravityOf(images[kinds !== undefined && one === own ? (kinds.second[kind] ?? one) : one]);
  }
  return {
    kinds,
    byKind,
    own: own === -1 ? 0 : gravityOf(images[own]),
    besides: besides.map(gravityOf),
  };

  function gravityOf(image: CatalogImage | undefined): number {
    return image === undefined ? 0 : gravity[requirement.meets(image).answer];
  }
}
