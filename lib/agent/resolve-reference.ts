import { z } from 'zod';
import { findImage, imageMeant } from '../catalog/find';
import type { CatalogImage, ResolvedReference } from '../catalog/image';
import { endOf } from '../catalog/life';
import { movesIn, storyOf, type TagStory } from '../catalog/tag-story';
import { facetById } from '../facets/index';
import { bestSource } from '../fact/fact';
import { isReferenceError, longestReference, parseReference } from '../reference/reference';
import { sourceLine } from '../render/page/facts';
import { bullets, code, document, link, plain, prose } from '../render/page/markup';
import { clip } from '../report/read-request';
import type { Engine } from './engine';
import { ToldFact, toldFact } from './told-fact';
import { defineTool, Refusal } from './tool';

const mostChapters = 12;
const mostNearest = 5;

const input = z.strictObject({
  reference: z.string().min(1).max(longestReference).meta({ description: 'As after FROM: `node:20`.' }),
});

const output = z.object({
  reference: z.string(),
  kind: z.enum(['image', 'scratch', 'look-alike', 'tag-unknown', 'not-in-catalog']),
  because: z.string().optional(),
  image: z
    .object({
      id: z.string().optional(),
      name: z.string(),
      reference: z.string(),
      facts: z.array(ToldFact),
      ended: z.string().optional().meta({ description: 'Why it gets no more fixes.' }),
      link: z.string().optional(),
    })
    .optional(),
  nearest: z.array(z.string()),
  history: z
    .object({
      summary: z.string(),
      until: z.string().meta({ description: 'The last day it tells of.' }),
      listed: z.boolean(),
      chapters: z.array(
        z.object({
          from: z.string(),
          until: z.string().optional(),
          on: z.string(),
          libc: z.string().optional(),
          source: z.string(),
        }),
      ),
    })
    .optional()
    .meta({ description: 'What the tag stood on, and when; left out where nobody wrote it down.' }),
  today: z.string(),
  catalogDate: z.string(),
});

type Data = z.infer<typeof output>;

export const resolveReference = defineTool({
  name: 'resolve_reference',
  title: 'Resolve an image reference',
  description:
    'Says what an image reference means today: which image and release, whether it still gets fixes and until when, its digest where it is known, and what the tag stood on over time. A tag that was never published comes with those that are called alike. Asks no registry: everything is of the catalog, with its day.',
  input,
  output,
  answer: async ({ reference }, engine) => {
    const parsed = parseReference(reference);
    if (reference !== 'scratch' && isReferenceError(parsed))
      return new Refusal(`\`${clip(reference)}\` is no image reference: ${parsed.error}.`);
    const found = findImage(engine.catalog, reference, engine.today);
    const story = storyOf(engine.catalog, reference, engine.today);
    const image = imageMeant(found);
    const data: Data = {
      reference,
      kind: found.kind,
      ...('because' in found && found.because !== undefined && { because: found.because }),
      ...(image && { image: toldImage(image, engine) }),
      nearest: found.kind === 'tag-unknown' ? (found.never?.nearest() ?? []).slice(0, mostNearest) : [],
      ...(story && { history: toldHistory(story) }),
      today: engine.today,
      catalogDate: engine.catalog.date,
    };
    return { data, text: textOf(data, image, found) };
  },
});

const told = [
  'compressed-size',
  'upstream',
  'language',
  'libc',
  'shell',
  'package-managers',
  'user',
  'entrypoint',
  'digest',
  'support-ends',
  'retired',
] as const;

function toldImage(image: CatalogImage, { today, addresses }: Engine): NonNullable<Data['image']> {
  const ended = endOf(image, today);
  return {
    ...(image.entry && { id: image.id, link: addresses.image(image.id) }),
    name: image.name,
    reference: image.reference,
    facts: told.flatMap((id) => facetById(id) ?? []).map((facet) => toldFact(image, facet)),
    ...(ended !== undefined && { ended }),
  };
}

function toldHistory(story: TagStory): NonNullable<Data['history']> {
  return {
    summary: movesIn(story),
    until: story.until,
    listed: story.listed,
    chapters: story.chapters.slice(-mostChapters).map(({ from, until, name, libc, source }) => ({
      from,
      ...(until !== undefined && { until }),
      on: name,
      ...(libc !== undefined && { libc }),
      source,
    })),
  };
}

const kindWords = {
  image: 'is of a repository that the catalog knows',
  scratch: 'is the empty base',
  'look-alike': 'is not what its name suggests',
  'tag-unknown': 'has a tag that is not known',
  'not-in-catalog': 'is not in the catalog: nothing is known of it here',
} as const satisfies Record<Data['kind'], string>;

function textOf(data: Data, image: CatalogImage | undefined, found: ResolvedReference): string {
  const { reference, kind, because, nearest, history, today, catalogDate } = data;
  return document([
    `${code(reference)} ${image?.entry === true && kind === 'image' ? 'is an image of the catalog' : kindWords[kind]}. Judged on ${today} by the catalog of ${catalogDate}; no registry was asked.`,
    because !== undefined && prose(`${because}.`),
    found.kind === 'look-alike' && `Source: ${link(found.source, found.source)}`,
    nearest.length > 0 && `Tags that exist and are called alike: ${nearest.map(code).join(', ')}.`,
    data.image && imageHead(data.image),
    data.image?.ended !== undefined && `**It gets no more fixes**: ${plain(data.image.ended)}.`,
    image && bullets(told.flatMap((id) => factLine(image, id))),
    history && `History of the tag, until ${history.until}: ${prose(history.summary)}`,
    bullets((history?.chapters ?? []).map(chapterLine)),
  ]);
}

function imageHead({ name, reference, link: address }: NonNullable<Data['image']>): string {
  return `${address === undefined ? plain(name) : link(name, address)}, ${code(reference)}`;
}

function factLine(image: CatalogImage, id: (typeof told)[number]): readonly string[] {
  const facet = facetById(id);
  if (facet === undefined) return [];
  const { title, known, text, isEstimate } = toldFact(image, facet);
  const fact = facet.fact(image);
  if (!known || !fact.known) return [`${plain(title)}: not known, ${plain(text)}`];
  return [
    `${plain(title)}: ${plain(text)}${isEstimate ? ' (estimated)' : ''} (${sourceLine(bestSource(fact))})`,
  ];
}

function chapterLine({
  from,
  until,
  on,
  libc,
  source,
}: NonNullable<Data['history']>['chapters'][number]): string {
  const days = until === undefined ? `since ${from}` : `${from} to ${until}`;
  return `${days}: ${plain(on)}${libc === undefined ? '' : `, ${plain(libc)}`} (${link('source', source)})`;
}
