import { type Table, table } from '@/lib/text/table';
import 'server-only';
import { z } from 'zod';
import { formats } from '@/lib/render';
import { differenceFormats } from '@/lib/render/difference';
import { keepWords } from '@/lib/report/keep-words';
import { today } from '@/lib/report/pair';
import { RecommendRequest, usualRecommendations } from '@/lib/report/recommend-request';
import { AnalyzeRequest } from '@/lib/report/request';
import { RewriteRequest } from '@/lib/report/rewrite';
import { Expires } from '@/lib/report/sharing';
import type { TableData } from '@/lib/table/table-data';
import { usualFormat } from '../format';
import { defaultPageSize, maximumPageSize } from '../image-query';

/** Given as examples where the data has them; they are the ones of the command on the API's page. */
const examples: Table<string> = table({ language: 'python', shell: 'none' });

/** Parameters of GET /api/images: one for each column that can be filtered by, and the fixed ones. */
export function imageParameters({ columns }: TableData) {
  const filters = columns.flatMap(({ id, title, options = [] }) => {
    const [first, ...more] = options.map(({ value }) => value);
    if (first === undefined) return [];
    const example = examples[id];
    const schema = z.array(z.enum([first, ...more])).optional();
    return [
      [
        id,
        schema.meta({
          description: `${title}: any of these. Repeat the parameter for more than one.`,
          ...(example !== undefined && [first, ...more].includes(example) && { example: [example] }),
        }),
      ] as const,
    ];
  });
  const megabytes = z.number().min(0).optional();
  return z.object({
    q: z.string().optional().meta({
      description:
        'Words, all of which must fit. Those that name facts (`python 3.13`, `no shell`, `musl`, `nonroot`, `debian 13`) find what is known to be so; the others are looked for in names, references, families, tags and mirrors.',
    }),
    ...Object.fromEntries(filters),
    min: megabytes.meta({ description: 'Smallest compressed size, in megabytes.' }),
    max: megabytes.meta({ description: 'Largest compressed size, in megabytes.' }),
    sort: z.string().optional().meta({
      description:
        '`name` or the id of a fact; a minus in front for descending. What is not known comes last in either direction. Without it, the catalog’s own order.',
      example: 'compressed-size',
    }),
    column: z.array(z.string()).optional().meta({
      description:
        'Id of a fact to give of each image; repeat for more. Without it, all that the table offers.',
    }),
    page: z.number().int().min(1).default(1).meta({ description: 'Page, from 1.' }),
    pageSize: z
      .number()
      .int()
      .min(1)
      .max(maximumPageSize)
      .default(defaultPageSize)
      .meta({ description: 'Images on a page.' }),
    view: z
      .enum(['families', 'flat'])
      .optional()
      .meta({ description: 'Layout of the catalog’s page; taken, without effect here.' }),
    open: z
      .array(z.string())
      .optional()
      .meta({ description: 'Layout of the catalog’s page; taken, without effect here.' }),
    rows: z
      .enum(['first', 'all'])
      .optional()
      .meta({ description: 'Layout of the catalog’s page; taken, without effect here.' }),
  });
}

/** Options of the bare Dockerfile, which a JSON body holds itself. */
export const plainParameters = {
  target: AnalyzeRequest.shape.target.meta({ description: 'Stage to build; for a bare Dockerfile only.' }),
  buildArg: z.array(z.string()).optional().meta({
    description: '`NAME=value`; repeat for more. For a bare Dockerfile only.',
  }),
  platform: AnalyzeRequest.shape.platform.meta({
    description: 'Such as `linux/arm64`; for a bare Dockerfile only.',
  }),
};

export const formatParameter = z
  .enum(formats.map(({ id }) => id))
  .optional()
  .meta({ description: `Form of the report; otherwise what Accept prefers, usually ${usualFormat.id}.` });

export const compareParameters = {
  before: z.string().meta({ description: 'Id of a stored report.', example: '{id}' }),
  after: z.string().meta({
    description: `Id of another, or \`${today}\` for the text of the first analyzed with the catalog of today.`,
    example: today,
  }),
  format: z
    .enum(differenceFormats.map(({ id }) => id))
    .optional()
    .meta({ description: 'Form of the answer; usually json.' }),
};

const yesOrNo = z.enum(['true', 'false']).optional();
export const shareParameters = {
  keepSecrets: yesOrNo.meta({
    description: '`true` stores the text as it is; for a bare Dockerfile only.',
  }),
  expires: Expires.optional().meta({
    description: 'Days after which the report is removed, usually never; for a bare Dockerfile only.',
  }),
  withoutText: yesOrNo.meta({
    description: '`true` stores the findings without the text; for a bare Dockerfile only.',
  }),
};

const part = RecommendRequest.shape;

/** Which part of the list of recommendations, for a bare Dockerfile. */
export const recommendParameters = {
  verdict: part.verdict.meta({ description: 'Those of this verdict alone.', example: 'runs-as-is' }),
  family: part.family.meta({ description: 'Those of this family alone, by its id.' }),
  offset: part.offset.meta({ description: 'How many to pass over.' }),
  limit: part.limit.meta({ description: `How many to give; usually ${usualRecommendations}.` }),
};

const { to, safety, kind, without } = RewriteRequest.shape;

/** Which edits to make of a bare Dockerfile. */
export const rewriteParameters = {
  to,
  safety,
  kind,
  keep: z
    .array(z.string())
    .optional()
    .meta({ description: `What a new base has to have, again and again: ${keepWords}.` }),
  without,
};
