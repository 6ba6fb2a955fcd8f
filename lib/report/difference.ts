import { z } from 'zod';
import type { Unchanged } from '../text/unchanged';
import { Finding, Grade, Report } from './report';
import { Compared } from './rewrite';

const { engine, source, summary, stages } = Report.shape;

/** One of the two reports: what is to be said of it as a whole. */
const Side = z.object({
  id: z.string().exactOptional().meta({ description: 'Of a stored report.' }),
  createdAt: z.iso.datetime().exactOptional().meta({ description: 'When it was stored.' }),
  engine,
  verdict: summary.shape.verdict,
  concerns: summary.shape.concerns,
  otherFile: summary.shape.otherFile,
  summary: summary.shape.text,
  findings: z.int().meta({ description: 'All of them, those that are only counted too.' }),
  grade: Grade.exactOptional().meta({ description: 'Left out where it was made before there were grades.' }),
  source: source.omit({ text: true }),
});
export type Side = Unchanged<z.infer<typeof Side>>;

const Found = Finding.omit({ evidence: true, fix: true });

const OneSided = Found.extend({
  isSuppressedThere: z
    .literal(true)
    .exactOptional()
    .meta({ description: 'The other report has it too, where a comment in the file asks for quiet.' }),
});
export type OneSided = Unchanged<z.infer<typeof OneSided>>;

const Kept = Found.extend({
  was: Finding.pick({ range: true, severity: true, certainty: true, message: true }).meta({
    description: 'As the first report has it.',
  }),
});
export type Kept = Unchanged<z.infer<typeof Kept>>;

/** A rule of which a report only counts some. */
const Uncertain = z.object({ rule: z.string(), before: z.int(), after: z.int() });
export type Uncertain = Unchanged<z.infer<typeof Uncertain>>;

const stage = stages.element;

const StageSide = stage
  .pick({ index: true, name: true, line: true, isFinal: true, isReachable: true, base: true })
  .extend({
    compared: Compared.exactOptional().meta({ description: 'What the catalog of today knows of its base.' }),
  });
export type StageSide = Unchanged<z.infer<typeof StageSide>>;

const StagePair = z.object({ before: StageSide.exactOptional(), after: StageSide.exactOptional() });
export type StagePair = Unchanged<z.infer<typeof StagePair>>;

const OptionChange = z.object({
  option: z.enum(['target', 'platform', 'build-argument', 'file']),
  name: z.string().exactOptional().meta({ description: 'Of a build argument or a file.' }),
  before: z.string().exactOptional(),
  after: z.string().exactOptional(),
});
export type OptionChange = Unchanged<z.infer<typeof OptionChange>>;

const Lines = z.object({ from: z.int(), count: z.int() });

const Hunk = z.object({
  before: Lines,
  after: Lines,
  lines: z.array(z.string()).meta({
    description: 'As in a unified diff: each begins with a space, `-`, `+` or a backslash.',
  }),
});
export type Hunk = Unchanged<z.infer<typeof Hunk>>;

const TextChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same') }),
  z.object({
    kind: z.literal('left-out'),
    isSame: z.boolean().meta({ description: 'By the SHA-256 of the texts.' }),
  }),
  z.object({
    kind: z.literal('changed'),
    added: z.int(),
    removed: z.int(),
    hunks: z.array(Hunk),
    moreLines: z.int().exactOptional().meta({ description: 'Further lines of the difference.' }),
  }),
  z.object({ kind: z.literal('too-different'), before: z.int(), after: z.int() }).meta({
    description: 'No difference is worked out; `before` and `after` count the lines of the texts.',
  }),
]);
export type TextChange = Unchanged<z.infer<typeof TextChange>>;

/** What is between two reports. */
export const Difference = z
  .object({
    before: Side,
    after: Side,
    findings: z.object({
      gone: z.array(OneSided),
      new: z.array(OneSided),
      kept: z.array(Kept).meta({
        description:
          'Of the same rule, in the same stage, on the same text or with the same message, wherever they stand now.',
      }),
      uncertain: z.array(Uncertain).exactOptional().meta({
        description:
          'Rules with so many findings that a report lists only the first of them: what has no match among these is counted here.',
      }),
    }),
    stages: z.array(StagePair).meta({ description: 'The one that becomes the image comes first.' }),
    options: z.array(OptionChange).meta({
      description:
        'What was asked for and differs; `before` or `after` is left out where it was not given. Of a file, whose text is not kept, it is `read`.',
    }),
    text: TextChange,
  })
  .meta({ id: 'Difference', description: 'Fields may be added.' });
export type Difference = Unchanged<z.infer<typeof Difference>>;
