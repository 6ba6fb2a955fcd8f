import 'server-only';
import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { problemResponse } from './responses';

const InspectAnswer = z
  .object({
    page: z.string().meta({ description: 'Where it is shown as long as it is kept; it names the digest.' }),
    seenAt: z.iso
      .datetime()
      .meta({ description: 'When the registry last led from the name to this digest.' }),
    observation: z
      .looseObject({
        schemaVersion: z.literal(1),
        reference: z.string(),
        digest: z.string(),
        index: z.string().optional(),
        platform: z.string(),
        platforms: z.array(z.string()),
        observed: z.iso.date(),
        config: z.looseObject({}),
        layers: z.array(z.looseObject({ digest: z.string(), size: z.number().int() })),
        facts: z.record(z.string(), z.looseObject({ known: z.boolean() })),
      })
      .meta({
        description: 'All that was read out of it; of each fact the value and the paths it was read from.',
      }),
  })
  .meta({ id: 'Inspected' });

export const inspect: ZodOpenApiOperationObject = {
  tags: ['Catalog'],
  summary:
    'What is in an image, read from its registry, where this server asks that one. What was measured before is answered at once.',
  description:
    'With `Accept: text/event-stream`, server-sent events tell how far it is: `queued` with its `place`, `begun`, `progress` with `layer`, `layers`, `bytes` and `totalBytes`, then `done` with what is answered here as JSON, or `failed` with `code`, `title` and `detail`. Whoever leaves ends it, unless others wait for the same image.',
  requestParams: {
    query: z.object({
      image: z
        .string()
        .max(1024)
        .meta({ description: 'As after FROM, with tag or digest.', example: 'cgr.dev/chainguard/static' }),
      platform: z.string().optional().meta({ description: 'Such as `linux/arm64`; usually `linux/amd64`.' }),
    }),
  },
  responses: {
    '200': {
      description: 'What was read out of it.',
      content: { 'application/json': { schema: InspectAnswer }, 'text/event-stream': { schema: z.string() } },
    },
    '400': problemResponse('The reference or the platform is not understood.'),
    '403': problemResponse('This server does not ask that registry, or the registry wants a login.'),
    '404': problemResponse('There is no such image, or none for this platform.'),
    '422': problemResponse(
      'What is there is no image, is not understood, or is over a bound; `detail` says which.',
    ),
    '429': problemResponse('This client has had its share of the hour; Retry-After says when to come back.'),
    '502': problemResponse('The registry is not reached, or what it sent is not what it named.'),
    '503': problemResponse(
      'Too many wait, or the registry wants a pause; Retry-After says when to come back.',
    ),
    '504': problemResponse('The registry stopped sending.'),
  },
};
