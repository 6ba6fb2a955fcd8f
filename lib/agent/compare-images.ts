import { z } from 'zod';
import type { CatalogImage } from '../catalog/image';
import type { Facet } from '../facets/facet';
import { facetById, facets } from '../facets/index';
import { longestReference } from '../reference/reference';
import { sourceWords } from '../render/page/facts';
import { bullets, code, document, grid, link, plain, prose } from '../render/page/markup';
import { clip } from '../report/read-request';
import { compareImages as compareFacts } from '../table/comparison-rows';
import type { Engine } from './engine';
import { namedImage } from './named-image';
import { ToldFact, toldFact } from './told-fact';
import { defineTool, Refusal } from './tool';

const mostImages = 6;

const input = z.strictObject({
  images: z
    .array(z.string().min(1).max(longestReference))
    .min(2)
    .max(mostImages)
    .meta({ description: 'References such as `node:24-slim`, or ids of the catalog.' }),
  facts: z
    .array(z.string().min(1).max(60))
    .min(1)
    .max(60)
    .optional()
    .meta({
      description: `Only these, by id: ${facets.map(({ id }) => id).join(', ')}.`,
    }),
  same: z.boolean().optional().meta({ description: 'Also facts in which they do not differ.' }),
});

const output = z.object({
  images: z.array(
    z.object({
      asked: z.string(),
      reference: z.string(),
      name: z.string(),
      because: z.string().optional().meta({ description: 'How the name was understood.' }),
      link: z.string().optional(),
    }),
  ),
  unknown: z.array(z.object({ asked: z.string(), because: z.string() })),
  rows: z.array(
    z.object({
      fact: z.string(),
      title: z.string(),
      differs: z.enum(['yes', 'no', 'not-known']),
      values: z.array(ToldFact).meta({ description: 'In the order of `images`.' }),
    }),
  ),
  alike: z.int().meta({ description: 'Facts left out because they do not differ, or are known of none.' }),
  catalogDate: z.string(),
});

export const compareImages = defineTool({
  name: 'compare_images',
  title: 'Compare images',
  description:
    'Puts two to six images side by side, fact by fact, each with its source: size, shell, C library, packages, user, signature, support. Only what differs, unless `same` or `facts` asks for more. What is not known says so.',
  input,
  output,
  answer: async ({ images, facts: ids, same = false }, engine) => {
    const unknownFact = ids?.find((id) => facetById(id) === undefined);
    if (unknownFact !== undefined)
      return new Refusal(
        `\`${clip(unknownFact)}\` is no fact. There are: ${facets.map(({ id }) => id).join(', ')}.`,
      );
    const named = images.map((asked) => ({ asked, found: namedImage(asked, engine) }));
    const known = named.flatMap(({ asked, found }) => (found.kind === 'image' ? [{ asked, ...found }] : []));
    const unknown = named.flatMap(({ asked, found }) =>
      found.kind === 'unknown' ? [{ asked, because: found.because }] : [],
    );
    if (known.length < 2) {
      const why = unknown.map(({ asked, because }) => `\`${clip(asked)}\`: ${because}.`);
      return new Refusal(`Fewer than two of these images are known. ${why.join(' ')}`);
    }
    const rows = rowsOf(
      known.map(({ image }) => image),
      ids?.flatMap((id) => facetById(id) ?? []),
      same,
    );
    const data = {
      images: known.map(({ asked, image, because }) => ({
        asked,
        reference: image.reference,
        name: image.name,
        ...(because !== undefined && { because }),
        ...(image.entry && { link: engine.addresses.image(image.id) }),
      })),
      unknown,
      rows: rows.map(({ facet, differs }) => ({
        fact: facet.id,
        title: facet.title,
        differs,
        values: known.map(({ image }) => toldFact(image, facet)),
      })),
      alike: (ids?.length ?? facets.length) - rows.length,
      catalogDate: engine.catalog.date,
    };
    return {
      data,
      text: textOf(
        data,
        known.map(({ image }) => image),
        engine,
      ),
    };
  },
});

type Row = { readonly facet: Facet; readonly differs: 'yes' | 'no' | 'not-known' };

function rowsOf(
  images: readonly CatalogImage[],
  asked: readonly Facet[] | undefined,
  same: boolean,
): readonly Row[] {
  const { different, partly, same: alike, unknown } = compareFacts(images, asked ?? facets);
  const as = (rows: typeof different, differs: Row['differs']) =>
    rows.map(({ facet }): Row => ({ facet, differs }));
  const rows = [...as(different, 'yes'), ...as(partly, 'not-known')];
  return same || asked !== undefined ? [...rows, ...as(alike, 'no'), ...as(unknown, 'not-known')] : rows;
}

function textOf(
  data: z.infer<typeof output>,
  images: readonly CatalogImage[],
  { addresses }: Engine,
): string {
  const { rows, unknown, alike, catalogDate } = data;
  const because = data.images.flatMap(({ asked, because: why }) =>
    why === undefined ? [] : [`${code(asked)}: ${prose(why)}`],
  );
  return document([
    `In the catalog of ${catalogDate}:`,
    rows.length === 0
      ? 'They differ in no fact that is known.'
      : grid(
          ['Fact', ...images.map((image) => headOf(image, addresses))],
          rows.map(({ title, values }) => [plain(title), ...values.map(valueWords)]),
        ),
    alike > 0 &&
      `${alike} facts are left out, as they do not differ or are known of none; \`same\` brings them.`,
    bullets(because),
    unknown.length > 0 && 'Not known:',
    bullets(unknown.map(({ asked, because: why }) => `${code(asked)}: ${prose(why)}`)),
    rows.length > 0 && 'Sources:',
    bullets(rows.flatMap(({ fact, title }) => sourcesLine(fact, title, images))),
  ]);
}

function headOf({ reference, name, id, entry }: CatalogImage, addresses: Engine['addresses']): string {
  return entry ? link(reference, addresses.image(id)) : `${code(reference)} ${plain(name)}`;
}

function valueWords({ known, text, isEstimate }: ToldFact): string {
  if (!known) return `not known: ${plain(text)}`;
  return `${plain(text)}${isEstimate ? ' (estimated)' : ''}`;
}

function sourcesLine(fact: string, title: string, images: readonly CatalogImage[]): readonly string[] {
  const facet = facetById(fact);
  if (facet === undefined) return [];
  const sources = new Set(
    images.map((image) => sourceWords(facet.fact(image))).filter((each) => each !== ''),
  );
  return sources.size === 0 ? [] : [`${plain(title)}: ${[...sources].join('; ')}`];
}
