import { z } from 'zod';
import { hasEnded } from '../catalog/life';
import { facetById } from '../facets/index';
import { addressLink } from '../render/page/facts';
import { bullets, code, document, link, plain } from '../render/page/markup';
import { plural } from '../report/words';
import { nearestRows } from '../table/nearest';
import { factsIn } from '../table/search';
import { selectRows } from '../table/select';
import { wholeTable } from '../table/table-query';
import type { Engine } from './engine';
import { meets, Needs } from './needs';
import { ToldFact, toldFact } from './told-fact';
import { defineTool } from './tool';

const usualImages = 8;
const mostImages = 30;

const sorts = ['catalog', 'compressed-size', 'unpacked-size', 'support-ends', 'name'] as const;

const input = z.strictObject({
  words: z.string().max(400).optional().meta({
    description:
      'As typed into the search of the site: names, and facts such as `python 3.13`, `no shell`, `musl`, `debian 13`.',
  }),
  language: z.string().min(1).max(60).optional().meta({
    description: 'A language, with its version where it matters: `node 24`, `java`.',
  }),
  needs: Needs.optional(),
  sort: z.enum(sorts).optional().meta({
    description: 'Usually the smallest first; what is not known comes last.',
  }),
  ended: z.boolean().optional().meta({ description: 'Also those that get no more fixes.' }),
  limit: z
    .int()
    .min(1)
    .max(mostImages)
    .optional()
    .meta({ description: `Usually ${usualImages}.` }),
  offset: z.int().min(0).max(100_000).optional(),
});

const ToldImage = z.object({
  id: z.string(),
  name: z.string(),
  reference: z.string(),
  facts: z.array(ToldFact),
  link: z.string(),
});

const output = z.object({
  understood: z.array(z.string()).meta({ description: 'What of the words was read as facts.' }),
  total: z.int(),
  images: z.array(ToldImage),
  next: z.int().optional().meta({ description: 'As `offset` for those that follow.' }),
  notKnown: z.int().meta({ description: 'How many more may have it, but are not known to.' }),
  ended: z.int().meta({ description: 'How many were left out because they get no more fixes.' }),
  nearest: z.array(z.string()).meta({ description: 'Where nothing was found: what is called alike.' }),
  catalogDate: z.string(),
});

export const findBaseImages = defineTool({
  name: 'find_base_images',
  title: 'Find base images',
  description:
    'Searches the catalog of container base images by words and by what is needed: C library, shell or none, package manager, user, language. Answers the images with size, shell, C library, package manager, user and end of support, each fact with its source; what is not known says so and never counts as a yes.',
  input,
  output,
  answer: async (asked, engine) => {
    const data = find(asked, engine);
    return { data, text: textOf(data) };
  },
});

type Data = z.infer<typeof output>;

const told = ['compressed-size', 'shell', 'libc', 'package-managers', 'user', 'support-ends'] as const;

function find(asked: z.infer<typeof input>, engine: Engine): Data {
  const { words = '', language = '', needs = {}, ended = false, limit = usualImages, offset = 0 } = asked;
  const { catalog, today, addresses } = engine;
  const sort = asked.sort ?? 'compressed-size';
  const q = `${language} ${words}`.trim();
  const table = engine.table();
  const { rows, search } = selectRows(table, {
    ...wholeTable,
    q,
    isFlat: true,
    sort: sort === 'catalog' ? undefined : { column: sort, isDescending: sort === 'support-ends' },
  });
  const named = rows.flatMap(({ id }) => catalog.get(id) ?? []);
  const living = ended ? named : named.filter((image) => !hasEnded(image, today));
  const fitting = living.filter((image) => meets(image, needs) === 'yes');
  const shown = fitting.slice(offset, offset + limit);
  const next = offset + shown.length;
  return {
    understood: [...factsIn(search)],
    total: fitting.length,
    images: shown.map((image) => ({
      id: image.id,
      name: image.name,
      reference: image.reference,
      facts: told.flatMap((id) => facetById(id) ?? []).map((facet) => toldFact(image, facet)),
      link: addresses.image(image.id),
    })),
    ...(next < fitting.length && { next }),
    notKnown: living.filter((image) => meets(image, needs) === 'not-known').length,
    ended: named.length - living.length,
    nearest: named.length > 0 ? [] : nearestRows(table, q).map(({ reference }) => reference),
    catalogDate: catalog.date,
  };
}

function textOf(data: Data): string {
  const { images, total, next, notKnown, ended, nearest, understood, catalogDate } = data;
  return document([
    `**${plural(total, 'image', 'images')}** in the catalog of ${catalogDate}${understood.length > 0 ? `; understood as ${understood.map(plain).join(', ')}` : ''}.`,
    bullets(images.map(imageLine)),
    next !== undefined && `${total - next} more: ask again with \`offset\` ${next}.`,
    notKnown > 0 && `${notKnown} more may have it, but it is not known of them.`,
    ended > 0 &&
      `Left out, as they get no more fixes: ${plural(ended, 'image', 'images')}; \`ended\` brings them.`,
    nearest.length > 0 && `Called alike: ${nearest.map(code).join(', ')}.`,
  ]);
}

function imageLine({ name, reference, facts, link: address }: Data['images'][number]): string {
  const known = facts.map(({ title, known: is, text, date, isEstimate }) => {
    const day = date === undefined ? '' : ` (${date})`;
    return is
      ? `${plain(title)} ${plain(text)}${isEstimate ? ', estimated' : ''}${day}`
      : `${plain(title)} not known`;
  });
  const sources = [...new Set(facts.flatMap(({ source }) => (source?.startsWith('http') ? [source] : [])))];
  const from = sources.length === 0 ? '' : `. Sources: ${sources.slice(0, 4).map(addressLink).join(', ')}`;
  return `${code(reference)} ${link(name, address)}: ${known.join('; ')}${from}`;
}
