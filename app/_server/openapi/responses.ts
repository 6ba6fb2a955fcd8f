import 'server-only';
import { z } from 'zod';
import type { ZodOpenApiRequestBodyObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { pageFormats } from '@/lib/render';
import { differenceFormats } from '@/lib/render/difference';
import { Difference } from '@/lib/report/difference';
import { Report } from '@/lib/report/report';
import { usualFormat } from '../format';
import { Problem } from './answer-schema';

export function answer(description: string, schema: z.ZodType): ZodOpenApiResponseObject {
  return { description, content: { 'application/json': { schema } } };
}

/** A report in each of its forms: one by a schema of ours, one by another's, the others as a text. */
export function reportAnswer(description: string): ZodOpenApiResponseObject {
  const text = { schema: z.string() };
  const object = { schema: z.record(z.string(), z.unknown()) };
  return {
    description,
    content: {
      ...Object.fromEntries(
        pageFormats.map(({ mediaType }) => [mediaType, mediaType.endsWith('+json') ? object : text]),
      ),
      [usualFormat.mediaType]: { schema: Report },
    },
  };
}

/** What is between two reports in each of its forms. */
export function differenceAnswer(description: string): ZodOpenApiResponseObject {
  const schemas = differenceFormats.map(
    ({ id, mediaType }) => [mediaType, { schema: id === 'json' ? Difference : z.string() }] as const,
  );
  return { description, content: Object.fromEntries(schemas) };
}

export function problemResponse(description: string): ZodOpenApiResponseObject {
  return { description, content: { 'application/problem+json': { schema: Problem } } };
}

export const unchanged: ZodOpenApiResponseObject = {
  description: 'Unchanged since the ETag in If-None-Match.',
};
export const wrongRequest = problemResponse('A parameter or field is not understood; `errors` names each.');
export const notFound = problemResponse('Nothing has this id.');

export const taken = {
  '400': problemResponse('The text or an option is not understood.'),
  '403': problemResponse('The page of another site had a browser send it.'),
  '408': problemResponse('The body did not arrive in time.'),
  '413': problemResponse('The Dockerfile is 1 MiB or larger, or the message 256 KiB.'),
  '414': problemResponse('The address has more than 16 KiB.'),
  '415': problemResponse('Neither JSON nor plain text.'),
  '429': problemResponse(
    'This client has had its share of the hour or the minute; Retry-After says when to come back.',
  ),
  '431': problemResponse('The headers have more than 32 KiB.'),
};

export const busy = problemResponse(
  'Reading the Dockerfile takes more time or memory than one request is given, or too many wait already (Retry-After says when to come back).',
);

export const analyzed = { ...taken, '503': busy };

export function body(schema: z.ZodType): ZodOpenApiRequestBodyObject {
  return {
    required: true,
    content: {
      'application/json': { schema },
      'text/plain': { schema: z.string().meta({ description: 'The bare Dockerfile, in UTF-8.' }) },
    },
  };
}
