import 'server-only';
import { z } from 'zod';
import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverrideContext,
} from 'zod-openapi';
import { ExplainRequest, Explanation } from '@/lib/explain/explanation';
import { pageFormats } from '@/lib/render';
import { endingOf } from '@/lib/render/format';
import { RecommendRequest } from '@/lib/report/recommend-request';
import { RecommendationPage } from '@/lib/report/report';
import { AnalyzeRequest } from '@/lib/report/request';
import { RewriteAnswer, RewriteRequest } from '@/lib/report/rewrite';
import type { TableData } from '@/lib/table/table-data';
import { engineVersion } from '@/lib/version';
import { ShareRequest } from '../analyze-body';
import { SecretsAnswer, SharedAnswer } from './answer-schema';
import { fetchHosted } from './fetch-operation';
import { ChangesAnswer, ImageAnswer, ImageListAnswer, ResolveAnswer } from './image-schema';
import { inspect } from './inspect-operation';
import {
  compareParameters,
  formatParameter,
  imageParameters,
  plainParameters,
  recommendParameters,
  rewriteParameters,
  shareParameters,
} from './parameters';
import {
  analyzed,
  answer,
  body,
  busy,
  differenceAnswer,
  notFound,
  problemResponse,
  reportAnswer,
  taken,
  unchanged,
  wrongRequest,
} from './responses';
import { health, openapi } from './server-operations';

/** Every route of the API, as OpenAPI 3.1. The filters are those that the data offers. */
export function apiDocument(data: TableData, server: string): oas31.OpenAPIObject {
  return createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Plinth',
        version: engineVersion,
        description: 'Container base images compared, Dockerfiles analyzed, reports shared.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: server }],
      tags: [{ name: 'Catalog' }, { name: 'Dockerfile' }, { name: 'Server' }],
      paths: {
        '/api/images': { get: images(data) },
        '/api/images/{id}': { get: image },
        '/api/resolve': { get: resolve },
        '/api/changes': { get: changes },
        '/api/inspect': { get: inspect },
        '/api/analyze': { post: analyze },
        '/api/explain': { get: explain, post: explainIn },
        '/api/recommendations': { post: recommendations },
        '/api/rewrite': { post: rewrite },
        '/api/secrets': { post: secrets },
        '/api/fetch': { post: fetchHosted },
        '/api/reports': { post: share },
        '/api/reports/compare': { get: compareReports },
        '/api/reports/{id}': { get: report, delete: deleteReport },
        '/api/health': { get: health },
        '/api/openapi.json': { get: openapi },
      },
      components: {
        securitySchemes: { deleteToken: { type: 'http', scheme: 'bearer' } },
      },
    },
    { override: allowMore },
  );
}

/** Fields may be added to an answer; only what is sent to us is closed. */
function allowMore({ zodSchema, jsonSchema }: ZodOpenApiOverrideContext): void {
  const isClosed = zodSchema instanceof z.ZodObject && zodSchema.def.catchall instanceof z.ZodNever;
  if (jsonSchema.additionalProperties === false && !isClosed) delete jsonSchema.additionalProperties;
}

function images(data: TableData): ZodOpenApiOperationObject {
  return {
    tags: ['Catalog'],
    summary: 'Images, filtered, searched and sorted as on the catalog’s page, a page at a time.',
    requestParams: { query: imageParameters(data) },
    responses: { '200': answer('One page.', ImageListAnswer), '304': unchanged, '400': wrongRequest },
  };
}

const image: ZodOpenApiOperationObject = {
  tags: ['Catalog'],
  summary: 'One image: every fact with its sources.',
  requestParams: {
    path: z.object({
      id: z.string().meta({ description: 'As in the address of its page.', example: 'scratch' }),
    }),
  },
  responses: { '200': answer('The image.', ImageAnswer), '304': unchanged, '404': notFound },
};

const resolve: ZodOpenApiOperationObject = {
  tags: ['Catalog'],
  summary: 'How an image reference is understood today, and what is known of the image.',
  requestParams: {
    query: z.object({
      reference: z
        .string()
        .max(1024)
        .meta({ description: 'As after FROM, with tag or digest.', example: 'golang:1.17' }),
    }),
  },
  responses: {
    '200': answer('What it means; `not-in-catalog` is an answer too.', ResolveAnswer),
    '304': unchanged,
    '400': wrongRequest,
  },
};

const changes: ZodOpenApiOperationObject = {
  tags: ['Catalog'],
  summary:
    'On which distribution a tag of an official image stood, and when; and what changes for whoever moves from it to another image.',
  requestParams: {
    query: z.object({
      reference: z
        .string()
        .max(1024)
        .meta({ description: 'As after FROM, with its tag.', example: 'python:3.12-slim' }),
      to: z.string().max(1024).optional().meta({ description: 'The image to move to.' }),
    }),
  },
  responses: {
    '200': answer('Without `history` where nobody has written it down.', ChangesAnswer),
    '304': unchanged,
    '400': wrongRequest,
  },
};

const Analyze = AnalyzeRequest.meta({ id: 'AnalyzeRequest' });

const analyze: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary: 'The report on a Dockerfile; nothing is stored.',
  requestParams: { query: z.object({ ...plainParameters, format: formatParameter }) },
  requestBody: body(Analyze),
  responses: { '200': reportAnswer('The report.'), ...analyzed },
};

const explain: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary: 'The rules that an error message may come from, the best first.',
  requestParams: {
    query: z.object({
      message: z.string().meta({
        description: 'As it was printed. Longer ones are sent with POST.',
        example: '/bin/sh: 1: curl: not found',
      }),
    }),
  },
  responses: {
    '200': answer('What it may come from; no rule is an answer too.', Explanation),
    ...taken,
    '503': busy,
  },
};

const explainIn: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary:
    'The rules that an error message may come from and, with the Dockerfile, the line that explains it. Nothing is stored.',
  requestBody: {
    required: true,
    'x-file': 'error.txt',
    content: {
      'application/json': { schema: ExplainRequest.meta({ id: 'ExplainRequest' }) },
      'text/plain': { schema: z.string().meta({ description: 'The bare message, in UTF-8.' }) },
    },
  },
  responses: { '200': answer('What it may come from.', Explanation), ...analyzed },
};

const recommendations: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary:
    'How every image of the catalog stands to a Dockerfile, the best first: all that a report names the best of. Nothing is stored.',
  requestParams: { query: z.object({ ...plainParameters, ...recommendParameters }) },
  requestBody: body(RecommendRequest.meta({ id: 'RecommendRequest' })),
  responses: { '200': answer('A part of the list.', RecommendationPage), ...analyzed },
};

const rewrite: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary:
    'A better text for the file: the edits that its findings offer, or those that let it stand on other bases, each with its reason, proved by reading the result again. Nothing is stored.',
  requestParams: { query: z.object({ ...plainParameters, ...rewriteParameters }) },
  requestBody: body(RewriteRequest.meta({ id: 'RewriteRequest' })),
  responses: { '200': answer('The plans.', RewriteAnswer), ...analyzed },
};

const secrets: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary: 'The secrets that sharing would replace; nothing is stored.',
  requestParams: { query: z.object(plainParameters) },
  requestBody: body(Analyze),
  responses: { '200': answer('What was found and where.', SecretsAnswer), ...analyzed },
};

const share: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary: 'Stores a report under a new address, with its secrets replaced unless they are to be kept.',
  requestParams: { query: z.object({ ...plainParameters, ...shareParameters }) },
  requestBody: body(ShareRequest.meta({ id: 'ShareRequest' })),
  responses: {
    '201': answer('Where it is, and what was replaced.', SharedAnswer),
    ...analyzed,
    '503': problemResponse('As for an analysis, or reports cannot be stored now; `code` tells which.'),
    '429': problemResponse(
      'This client has had its share of reports, or of analyses; Retry-After says when to come back.',
    ),
    '507': problemResponse('No room for more reports.'),
  },
};

const reportPath = z.object({ id: z.string().meta({ description: 'As answered when it was stored.' }) });
const gone = problemResponse('It was deleted by its author, or has expired; `detail` says when.');
const storeAway = problemResponse('The place of the reports cannot be used now.');

const report: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary: `A stored report, unchanged as long as it is kept. The address of its page answers the same, by ${pageFormats
    .map((form) => `\`/r/{id}${endingOf(form)}\``)
    .join(', ')} and by Accept.`,
  requestParams: {
    path: reportPath,
    query: z.object({ format: formatParameter }),
  },
  responses: {
    '200': reportAnswer('The report.'),
    '304': unchanged,
    '400': wrongRequest,
    '404': notFound,
    '410': gone,
    '503': storeAway,
  },
};

const compareReports: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary:
    'What is between two stored reports, or between one and its text analyzed anew: findings gone, new and kept, bases before and after, options, lines of the text. Nothing is stored.',
  requestParams: { query: z.object(compareParameters) },
  responses: {
    '200': differenceAnswer('The difference.'),
    '400': wrongRequest,
    '404': problemResponse('One of the two is not there, or has no text that could be analyzed anew.'),
    '410': gone,
    '429': taken['429'],
    '503': problemResponse('As for an analysis, or the place of the reports cannot be used now.'),
  },
};

const deleteReport: ZodOpenApiOperationObject = {
  tags: ['Dockerfile'],
  summary:
    'Deletes a stored report, at once and for everyone; the token that was answered when it was stored goes into `Authorization: Bearer`.',
  security: [{ deleteToken: [] }],
  requestParams: { path: reportPath },
  responses: {
    '204': { description: 'It is deleted; its address says so.' },
    '403': problemResponse('This is not its token, or the page of another site had a browser send it.'),
    '404': notFound,
    '410': gone,
    '503': storeAway,
  },
};
