import { z } from 'zod';
import { Certainty } from '@/lib/report/report';
import { AnalyzeRequest } from '@/lib/report/request';

/** RFC 9457, with our `code` and what is wrong with each field. */
export const Problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().meta({ description: 'A sentence for people: what is wrong and what to do.' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({
        description: 'What is wrong with each field or option, the first twenty.',
      }),
    errorsOmitted: z.number().int().optional().meta({ description: 'How many more are wrong.' }),
  })
  .meta({ id: 'Problem' });

const place = {
  line: z.number().int(),
  column: z.number().int(),
  endLine: z.number().int(),
  endColumn: z.number().int(),
};
const found = {
  what: z.string(),
  masked: z.string(),
  certainty: Certainty,
};

export const SecretsAnswer = z
  .object({
    secrets: z.array(z.object({ ...place, ...found })),
    buildArgs: z.array(z.object({ name: z.string(), ...found })),
    stored: AnalyzeRequest.omit({ files: true })
      .loose()
      .meta({ description: 'The request with all of them replaced.' }),
  })
  .meta({ id: 'Secrets' });

export const SharedAnswer = z
  .object({
    id: z.string(),
    url: z.string().meta({ description: 'Its page, without a host where none is configured.' }),
    expiresAt: z.iso.datetime().nullable().meta({ description: 'When it is removed; null for never.' }),
    deleteToken: z.string().meta({ description: 'Deletes it. Shown this once, and stored as a hash.' }),
    deleteUrl: z.string().meta({
      description:
        'The page that deletes it once its button is pressed, without a host where none is configured.',
    }),
    redacted: z.array(z.object({ ...place, what: z.string() })),
    redactedBuildArgs: z.array(z.object({ name: z.string(), what: z.string() })),
  })
  .meta({ id: 'Shared' });

export const HealthAnswer = z
  .object({
    status: z.literal('ok'),
    version: z.string(),
    catalogRevision: z.string(),
    catalogDate: z.iso.date(),
    reports: z
      .enum(['ok', 'full'])
      .meta({ description: '`full`: the size set for shared reports is reached.' }),
    waiting: z.number().int().meta({ description: 'How many wait for an analysis.' }),
  })
  .meta({ id: 'Health' });
