import { z } from 'zod';

const Source = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('document'),
      url: z.string(),
      retrieved: z.iso.date(),
      note: z.string().optional(),
    }),
    z.object({
      kind: z.literal('image'),
      reference: z.string(),
      digest: z.string(),
      path: z.string().optional(),
      observed: z.iso.date(),
      note: z.string().optional(),
    }),
    z.object({ kind: z.literal('derived'), from: z.array(z.string()), by: z.string() }),
  ])
  .meta({
    id: 'Source',
    description: 'Read in a document, seen in an image, or concluded from other facts.',
  });

const value = z.unknown().meta({ description: 'The value as data; its form depends on the fact.' });
const isEstimate = z
  .literal(true)
  .optional()
  .meta({ description: 'Nobody measured it: it is put together from what is inside, and not exact.' });
const isMeasured = z
  .literal(true)
  .optional()
  .meta({ description: 'Read out of the image itself: its source names digest and day.' });
const because = z.enum(['not-published', 'not-looked-up', 'sources-disagree']);

const ShortFact = z
  .discriminatedUnion('known', [
    z.object({ known: z.literal(true), value, text: z.string(), isEstimate, isMeasured }),
    z.object({ known: z.literal(false), text: z.string(), because }),
  ])
  .meta({ id: 'ShortFact', description: 'A value, as data and in words; or why there is none.' });

const Fact = z
  .discriminatedUnion('known', [
    z.object({
      title: z.string(),
      known: z.literal(true),
      value,
      text: z.string(),
      isEstimate,
      isMeasured,
      sources: z.array(Source).min(1),
    }),
    z.object({
      title: z.string(),
      known: z.literal(false),
      text: z.string(),
      because,
      claims: z.array(z.object({ value, source: Source })).optional(),
    }),
  ])
  .meta({ id: 'Fact', description: 'A value with its sources; or why there is none.' });

const head = { id: z.string(), family: z.string(), name: z.string(), reference: z.string() };
const edition = { catalogRevision: z.string(), catalogDate: z.iso.date() };
const facts = z.record(z.string(), Fact).meta({ description: 'By the id of the fact, as on /facts.' });

export const ImageListAnswer = z
  .object({
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
    ...edition,
    understood: z
      .array(z.string())
      .optional()
      .meta({
        description: 'Facts that words of `q` were taken for; left out where there are none.',
        example: ['Python 3.13', 'no shell'],
      }),
    images: z.array(z.object({ ...head, facts: z.record(z.string(), ShortFact) })),
    next: z.string().optional().meta({
      description: 'Address of the next page, without a host where none is configured; left out on the last.',
    }),
  })
  .meta({ id: 'ImageList' });

export const ImageAnswer = z.object({ ...head, ...edition, facts }).meta({ id: 'Image' });

const ResolvedImage = z
  .object({
    ...head,
    entry: z.boolean().meta({ description: 'False: understood from its tag alone, so no page of its own.' }),
    facts,
  })
  .meta({ id: 'ResolvedImage' });

const asked = { reference: z.string(), ...edition };

export const ChangesAnswer = z
  .object({
    ...asked,
    history: z
      .object({
        until: z.iso.date().meta({ description: 'The last day of the list of tags that was read.' }),
        listed: z.boolean(),
        spans: z.array(
          z.object({
            from: z.iso.date(),
            until: z.iso.date().optional().meta({ description: 'The first day on which it was not.' }),
            distribution: z.string().optional(),
            release: z.string().optional(),
            libc: z.string().optional(),
            source: z.string(),
          }),
        ),
      })
      .optional(),
    to: z.string().optional(),
    moving: z
      .object({
        changes: z.array(z.object({ fact: z.string(), from: z.string(), to: z.string() })),
        notKnown: z.array(z.string()),
        packages: z
          .object({ gone: z.array(z.string()), added: z.array(z.string()) })
          .optional()
          .meta({ description: 'By name; left out where a list is not whole.' }),
        programs: z.object({ gone: z.array(z.string()), added: z.array(z.string()) }).meta({
          description:
            'Programs that can be called by name, of those known to be in one and not in the other.',
        }),
      })
      .optional(),
  })
  .meta({ id: 'ChangesAnswer' });

export const ResolveAnswer = z
  .discriminatedUnion('kind', [
    z.object({
      ...asked,
      kind: z.literal('image'),
      because: z.string().optional(),
      image: ResolvedImage,
    }),
    z.object({ ...asked, kind: z.literal('scratch'), image: ResolvedImage }),
    z.object({
      ...asked,
      kind: z.literal('look-alike'),
      because: z.string(),
      source: z.string(),
      meant: ResolvedImage.optional(),
    }),
    z.object({
      ...asked,
      kind: z.literal('tag-unknown'),
      because: z.string(),
      family: z.string(),
      nearest: z.array(z.string()).optional(),
    }),
    z.object({ ...asked, kind: z.literal('not-in-catalog') }),
  ])
  .meta({ id: 'Resolved' });
