import { familyPage, imagePage, imagesPage, type PageGround } from '../render/page/image';
import { rulePage, rulesPage } from '../render/page/rule';
import { rules } from '../rules';
import { findRule } from '../rules/find-rule';
import type { Engine } from './engine';

/** What there are many of: read by id, in Markdown. */
export type Shelf = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Before the id. */
  readonly prefix: string;
  ids(engine: Engine): readonly string[];
  titleOf(id: string, engine: Engine): string;
  /** Whether all of them are listed: of some there are too many. */
  readonly isListed: boolean;
  page(id: string, engine: Engine): string | undefined;
};

export const shelves: readonly Shelf[] = [
  {
    name: 'rule',
    title: 'Rule',
    description: 'What a rule finds, why it matters, how it shows, what to do, with examples.',
    prefix: 'plinth://rules/',
    ids: () => rules.map(({ id }) => id),
    titleOf: (id) => findRule(id)?.title ?? id,
    isListed: true,
    page(id) {
      const rule = findRule(id);
      return rule && rulePage(rule);
    },
  },
  {
    name: 'image',
    title: 'Image',
    description: 'Every fact of an image of the catalog, each with its source.',
    prefix: 'plinth://images/',
    ids: ({ catalog }) => catalog.images.map(({ id }) => id),
    titleOf: (id, { catalog }) => catalog.get(id)?.name ?? id,
    isListed: false,
    page(id, engine) {
      const image = engine.catalog.get(id);
      return image && imagePage(image, groundOf(engine));
    },
  },
  {
    name: 'family',
    title: 'Family of images',
    description: 'What a family is, and its images with the facts that set them apart.',
    prefix: 'plinth://families/',
    ids: ({ catalog }) => catalog.families.map(({ id }) => id),
    titleOf: (id, { catalog }) => catalog.family(id)?.name ?? id,
    isListed: true,
    page(id, engine) {
      const family = engine.catalog.family(id);
      return family && familyPage(family, groundOf(engine));
    },
  },
];

/** What there is one of. */
export const lists = [
  {
    name: 'rules',
    title: 'Rules',
    description: 'Every rule in a line.',
    address: 'plinth://rules',
    page: ({ addresses }: Engine) => rulesPage(rules, addresses),
  },
  {
    name: 'images',
    title: 'Images',
    description: 'The families of the catalog with the first of their images.',
    address: 'plinth://images',
    page: (engine: Engine) => imagesPage(groundOf(engine)),
  },
] as const;

function groundOf({ catalog, today, addresses }: Engine): PageGround {
  return { catalog, today, addresses };
}
