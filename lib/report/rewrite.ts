import { z } from 'zod';
import { isReferenceError, parseReference } from '../reference/reference';
import type { Unchanged } from '../text/unchanged';
import { Keep } from './keep';
import { BaseKnown, Finding, Fix, Grade, Range } from './report';
import { AnalyzeRequest } from './request';

/** How many edits may be named to be left out. */
const mostWithout = 500;

/** Each is looked for apart from the others. */
const mostBases = 6;

const BaseWish = z.string().min(1).max(1024).refine(isReference, 'is no image reference');

function isReference(text: string): boolean {
  return !isReferenceError(parseReference(text));
}

/** What may be asked of a rewrite: as an analysis, which edits to make, and which of them to leave out. */
export const RewriteRequest = AnalyzeRequest.extend({
  safety: Fix.shape.safety.exactOptional().meta({
    description: '`safe`, the usual: only what keeps the meaning; `review`: also what is to be looked at.',
  }),
  to: z
    .union([BaseWish, z.array(BaseWish).min(1).max(mostBases)])
    .exactOptional()
    .meta({
      description:
        'The base to stand on, or several: a reference, the id of an image or of a family of the catalog, `least-change` for a supported one of the same family, `smallest` of those that run by compressed size, where a base without a shell whose size nobody publishes comes before those with one, `same-publisher`, the smallest of that, or `without-shell`, the likest that has none. Without it the base stays.',
    }),
  kind: z
    .enum(['in-place', 'split'])
    .exactOptional()
    .meta({ description: 'Only plans of this kind; usually the less invasive one that holds.' }),
  keep: Keep.exactOptional().meta({
    description: 'What a base has to have; one that `to` names by its reference is taken at its word.',
  }),
  without: z.array(z.string().min(1).max(256)).max(mostWithout).exactOptional().meta({
    description: 'Ids of edits of an earlier answer that are not to be made.',
  }),
});
export type RewriteRequest = Unchanged<z.infer<typeof RewriteRequest>>;

/** A change of the text, with why it is made. */
const Edit = z.object({
  id: z.string().meta({
    description:
      'For `without`. Edits of one id are made together; it stays the same whichever others are left out.',
  }),
  range: Range.meta({ description: 'In the text that was sent.' }),
  newText: z.string(),
  safety: Fix.shape.safety,
  because: z.string(),
  rules: z.array(z.string()).min(1).meta({ description: 'Whose findings it cures.' }),
  isFixed: z
    .literal(true)
    .exactOptional()
    .meta({ description: 'The plan is this edit: it cannot be left out.' }),
});
export type Edit = Unchanged<z.infer<typeof Edit>>;

const Counts = z.object({ errors: z.int(), warnings: z.int(), infos: z.int() });
export type Counts = Unchanged<z.infer<typeof Counts>>;

/** What is known of a base; what is left out is not known. */
export const Compared = z
  .object({
    reference: z.string(),
    imageId: z.string().exactOptional().meta({ description: 'Where it has a page.' }),
    ...BaseKnown.shape,
    packageManagers: z.array(z.string()).exactOptional().meta({ description: 'Empty: there is none.' }),
    libc: z.enum(['glibc', 'musl', 'uclibc', 'none']).exactOptional(),
    access: z.enum(['anonymous', 'login', 'paid']).exactOptional(),
  })
  .meta({ id: 'Compared' });
export type Compared = Unchanged<z.infer<typeof Compared>>;

/** A better text for a file, as edits of it, proved by reading the result again. */
const Plan = z
  .object({
    kind: z.enum(['cures', 'in-place', 'split']).meta({
      description:
        '`cures`: the base stays, findings are cured; `in-place`: the base changes, the stage stays one; `split`: what builds stays, what runs is copied onto the new base.',
    }),
    base: z
      .object({ reference: z.string(), imageId: z.string().exactOptional() })
      .exactOptional()
      .meta({ description: 'The new base; `imageId` where the catalog knows it.' }),
    wishes: z
      .array(z.string())
      .exactOptional()
      .meta({ description: 'Which of what was asked in `to` it answers.' }),
    compared: z
      .object({ before: Compared, after: Compared })
      .exactOptional()
      .meta({ description: 'The two bases.' }),
    edits: z
      .array(Edit)
      .meta({ description: 'In their order, apart from one another: all applied give `text`.' }),
    text: z.string(),
    caveats: z
      .array(z.string())
      .exactOptional()
      .meta({ description: 'What no rule sees and whoever moves should know.' }),
    left: z.array(Finding).meta({ description: 'What is still found in `text`, with its lines.' }),
    proof: z.object({
      before: Counts,
      after: Counts,
      grades: z.object({ before: Grade, after: Grade }).meta({
        description:
          'As reports on the two texts have them; `finding` of the second is a position in `left`.',
      }),
      isProved: z.boolean().meta({
        description:
          '`text` was read again: what was to be cured is gone, no rule has more errors than before, and a new base is known to the catalog.',
      }),
    }),
  })
  .meta({ id: 'Plan' });
export type Plan = Unchanged<z.infer<typeof Plan>>;

/** That there is no plan for something asked, and why. */
const Unanswered = z
  .object({
    to: z.string(),
    code: z.enum(['no-base', 'none-of-kind', 'none-kept', 'none-proved', 'already-there']).meta({
      description:
        '`no-base`: the file names no base that could be changed; `none-of-kind`: the catalog has none; `none-kept`: none of them is known to have what is to be kept; `none-proved`: of those that were tried, `considered`, none is known to run the file, and its own base is maintained; `already-there`: none of them is smaller or newer than what the file stands on in what was wished.',
    }),
    considered: z.int().meta({ description: 'Images of the catalog that come into question.' }),
    kept: z.int().meta({ description: 'Those of them that are known to have what is to be kept.' }),
  })
  .meta({ id: 'Unanswered' });
export type Unanswered = Unchanged<z.infer<typeof Unanswered>>;

export const RewriteAnswer = z
  .object({
    engine: z.object({ version: z.string(), catalogRevision: z.string(), catalogDate: z.iso.date() }),
    plans: z.array(Plan),
    unanswered: z.array(Unanswered),
  })
  .meta({ id: 'Rewrite' });
export type RewriteAnswer = Unchanged<z.infer<typeof RewriteAnswer>>;
