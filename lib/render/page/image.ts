import type { Catalog, CatalogImage, Family } from '../../catalog/image';
import { endOf } from '../../catalog/life';
import { facetGroups } from '../../facets/facet';
import { facetById, facets } from '../../facets/index';
import { alternativesTo, siblingsOf } from '../../image-guide/alternatives';
import { waysToLook } from '../../image-guide/debugging';
import { knownIssuesOf } from '../../image-guide/known-issues';
import { recipesFor } from '../../image-guide/recipes';
import type { Addresses } from './addresses';
import { factTable, factWords } from './facts';
import { bullets, code, document, fenced, grid, link, plain, prose } from './markup';

/** What a page is made of. */
export type PageGround = {
  readonly catalog: Catalog & { family(id: string): Family | undefined };
  readonly today: string;
  readonly addresses: Addresses;
};

const mostSiblings = 12;

/** The page of an image as Markdown: every fact with its source and day, how to use it, what to look out for. */
export function imagePage(image: CatalogImage, { catalog, today, addresses }: PageGround): string {
  const family = catalog.family(image.family);
  const [recipe] = recipesFor(image, catalog);
  const issues = knownIssuesOf(image);
  const alternatives = alternativesTo(image, catalog);
  const siblings = siblingsOf(image, catalog);
  const ended = endOf(image, today);
  const linked = (others: readonly CatalogImage[]) => bullets(others.map((one) => imageLine(one, addresses)));
  return document([
    `# ${plain(image.name)}`,
    `${code(image.reference)}, of ${link(family?.name ?? image.family, addresses.family(image.family))}. Facts of the catalog of ${catalog.date}, judged on ${today}.`,
    ended !== undefined && `**It gets no more fixes**: ${plain(ended)}.`,
    recipe && '## Build on it',
    recipe && plain(`${recipe.title}:`),
    recipe && fenced(recipe.dockerfile, 'dockerfile'),
    recipe && bullets(recipe.notes.map(prose)),
    ...facetGroups.flatMap(({ id, title }) => [
      `## ${title}`,
      factTable(
        image,
        facets.filter(({ group }) => group === id),
        today,
      ),
    ]),
    issues.length > 0 && '## What people stumble over',
    bullets(issues.map((issue) => issueLine(issue, addresses))),
    '## Look into a running container',
    ...waysToLook(image).flatMap(({ title, command, note }) => [
      `${plain(title)}:`,
      fenced(command, 'sh'),
      note && prose(note),
    ]),
    alternatives.length > 0 && '## For the same job, from others',
    linked(alternatives),
    siblings.length > 0 && '## Other tags of this repository',
    linked(siblings.slice(0, mostSiblings)),
    siblings.length > mostSiblings &&
      `and ${siblings.length - mostSiblings} more: ${link('all of the family', addresses.family(image.family))}`,
  ]);
}

function issueLine(
  { text, source, rule }: ReturnType<typeof knownIssuesOf>[number],
  addresses: Addresses,
): string {
  const more = rule === undefined ? '' : `, ${link('the rule that finds it', addresses.rule(rule))}`;
  return `${prose(text)} (${link('where it was met', source)}${more})`;
}

function imageLine({ id, name, reference }: CatalogImage, addresses: Addresses): string {
  return `${link(name, addresses.image(id))}: ${code(reference)}`;
}

const listed = ['compressed-size', 'shell', 'libc', 'package-managers', 'user', 'support-ends'] as const;

/** Images in a table, with the few facts that set them apart. */
function imageTable(images: readonly CatalogImage[], { today, addresses }: PageGround): string {
  const columns = listed.flatMap((id) => facetById(id) ?? []);
  return grid(
    ['Image', 'Reference', ...columns.map(({ title }) => title)],
    images.map((image) => [
      link(image.name, addresses.image(image.id)),
      code(image.reference),
      ...columns.map((facet) => factWords(image, facet, today)),
    ]),
  );
}

/** A family: what it is, and its images. */
export function familyPage(family: Family, ground: PageGround): string {
  const { name, summary, publisher, homepage, images } = family;
  return document([
    `# ${plain(name)}`,
    prose(summary),
    `By ${link(publisher, homepage)}. Facts of the catalog of ${ground.catalog.date}; the page of an image has the source of each.`,
    imageTable(images, ground),
  ]);
}

/** So many images of a family are named in the list of all. */
const mostOfFamily = 6;

/** The families with the first of their images: the whole is too long to be read at once. */
export function imagesPage({ catalog, addresses, today }: PageGround): string {
  return document([
    '# Images',
    `The ${catalog.images.length} images of the catalog of ${catalog.date}, by their ${catalog.families.length} families. Of each family the first ${mostOfFamily} that still get fixes are named; its page has all.`,
    ...catalog.families.flatMap((family) => {
      const living = family.images.filter((image) => endOf(image, today) === undefined);
      const named = living.slice(0, mostOfFamily);
      const more = family.images.length - named.length;
      return [
        `## ${plain(family.name)}`,
        prose(family.summary),
        bullets([
          ...named.map((image) => imageLine(image, addresses)),
          ...(more > 0 ? [link(`${more} more`, addresses.family(family.id))] : []),
        ]),
      ];
    }),
  ]);
}
