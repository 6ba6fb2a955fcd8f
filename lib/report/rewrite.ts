import { z } from 'zod';
import type { Unchanged } from '../text/unchanged';
import { Finding, Fix, Range } from './report';
import { AnalyzeRequest } from './request';

/** How many edits may be named to be left out. */
const mostWithout = 500;

/** What may be asked of a rewrite: as an analysis, which edits to make, and which of them to leave out. */
export const RewriteRequest = AnalyzeRequest.extend({
  safety: Fix.shape.safety.exactOptional().meta({
    description: '`safe`, the usual: only what keeps the meaning; `review`: also what is to be looked at.',
  }),
  without: z.array(z.string().min(1).max(256)).max(mostWithout).exactOptional().meta({
    description: 'Ids of edits of an earlier answer that are not to be made.',
  }),
});
export type RewriteRequest = z.infer<typeof RewriteRequest>;

const Cause = z.object({
  /** Tells the edit from the others of this text, whichever are left out. */
  id: z.string(),
  rule: z.string(),
  safety: Fix.shape.safety,
  because: z.string(),
});
export type Cause = Unchanged<z.infer<typeof Cause>>;

const Counts = z.object({ errors: z.int(), warnings: z.int(), infos: z.int() });
export type Counts = Unchanged<z.infer<typeof Counts>>;

/** A better text for a file, as edits of it, proved by reading the result again. */
export const Rewrite = z
  .object({
    edits: z
      .array(
        z.object({
          range: Range.meta({ description: 'In the text that was sent.' }),
          newText: z.string(),
          /** One place may be changed for several reasons, and one reason change several places. */
          causes: z.array(Cause).min(1),
        }),
      )
      .meta({ description: 'In their order, apart from one another: all of them applied give `text`.' }),
    text: z.string(),
    left: z.array(Finding).meta({ description: 'What is still found in `text`, with its lines.' }),
    proof: z.object({
      before: Counts,
      after: Counts,
      isProved: z.boolean().meta({
        description:
          '`text` was read again: what was to be cured is gone, and no rule has more errors than before.',
      }),
    }),
    engine: z.object({ version: z.string(), catalogRevision: z.string(), catalogDate: z.iso.date() }),
  })
  .meta({ id: 'Rewrite' });
export type Rewrite = Unchanged<z.infer<typeof Rewrite>>;
