import { z } from 'zod';
import type { Unchanged } from '../text/unchanged';
import { otherKinds } from '../words/other-file';

const Position = z.object({ line: z.int(), column: z.int() });
export const Range = z
  .object({ start: Position, end: Position })
  .meta({ id: 'Range', description: 'Half-open; lines and columns from 1, columns in UTF-16 units.' });
const Placed = z.object({ text: z.string(), range: Range.exactOptional() });

export const Severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof Severity>;

export const Certainty = z.enum(['certain', 'likely', 'possible']);
export type Certainty = z.infer<typeof Certainty>;

/** What a finding leads to, the worst first. */
export const Consequence = z.enum(['will-not-build', 'will-not-start', 'may-fail', 'risk', 'choice-of-base']);
export type Consequence = z.infer<typeof Consequence>;

const ReportOptions = z.object({
  target: z.string().optional(),
  buildArgs: z.record(z.string(), z.string()),
  platform: z.string(),
});
export type ReportOptions = Unchanged<z.infer<typeof ReportOptions>>;

const concern = {
  ships: z.boolean().meta({
    description: 'It is in the image that is built, and not only in the file or in a stage that builds.',
  }),
  count: z.int().meta({ description: 'How many there are; the rest is of the first.' }),
  finding: z.int().exactOptional().meta({ description: 'Position in `findings`.' }),
  line: z.int(),
};

/** What weighs on an image whether it builds and starts or not. */
export const Concern = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('secret'), what: z.string(), ...concern }),
    z.object({
      kind: z.literal('no-fixes'),
      reference: z.string(),
      since: z.iso.date().meta({ description: 'The day from which on the base gets no more fixes.' }),
      ...concern,
    }),
  ])
  .meta({ id: 'Concern' });
export type Concern = Unchanged<z.infer<typeof Concern>>;

/** The one sentence a tired engineer can act on, with the finding it speaks of where there is one. */
const Summary = z.object({
  verdict: z.enum(['will-not-build', 'will-not-start', 'may-fail', 'no-failure-found', 'not-known']),
  concerns: z.array(Concern).min(1).exactOptional().meta({
    description:
      'What weighs beside the verdict, the worst first. Left out where nothing does, and in reports made before it was weighed.',
  }),
  otherFile: z.enum(otherKinds).exactOptional().meta({
    description:
      'What the text is, where it is another file than a Dockerfile: then nothing of it is judged.',
  }),
  text: z.string(),
  finding: z.int().optional().meta({ description: 'Position in `findings`.' }),
});
export type Summary = Unchanged<z.infer<typeof Summary>>;

const ReportStage = z.object({
  index: z.int(),
  name: z.string().optional(),
  line: z.int(),
  isFinal: z.boolean(),
  isReachable: z.boolean().meta({ description: 'False: the target does not need it, so it is not built.' }),
  base: z.object({
    kind: z.enum(['image', 'stage', 'scratch', 'unresolved']),
    /** As in the file. */
    written: z.string(),
    /** With variables filled in and the registry's defaults; left out when unresolved. */
    reference: z.string().optional(),
    imageId: z.string().optional(),
  }),
  /** Stages whose files this one takes or stands on, for the drawing. */
  uses: z.array(z.object({ stage: z.int(), kind: z.enum(['base', 'copy', 'mount']), range: Range })),
  moreUses: z.int().exactOptional().meta({ description: 'Further uses that are not listed.' }),
});
export type ReportStage = Unchanged<z.infer<typeof ReportStage>>;

const ReportRequirement = z.object({
  kind: z.string(),
  value: z.string(),
  certainty: Certainty,
  because: z.array(z.object({ text: z.string(), range: Range })),
  more: z.int().exactOptional().meta({ description: 'Further places that are not listed.' }),
});
export type ReportRequirement = Unchanged<z.infer<typeof ReportRequirement>>;

const Evidence = z.object({
  text: z.string(),
  range: Range.exactOptional(),
  source: z.string().exactOptional(),
});
export type Evidence = Unchanged<z.infer<typeof Evidence>>;

/** `safe`: keeps the meaning; `review`: look before taking it. */
export const Fix = z.object({
  safety: z.enum(['safe', 'review']),
  edits: z.array(z.object({ range: Range, newText: z.string() })),
});
export type Fix = Unchanged<z.infer<typeof Fix>>;

export const Finding = z
  .object({
    rule: z.string(),
    severity: Severity,
    certainty: Certainty,
    consequence: Consequence,
    /** Index of the stage; left out when the file as a whole is meant. */
    stage: z.int().optional(),
    range: Range,
    message: z.string(),
    remedy: z.string(),
    evidence: z.array(Evidence),
    fix: Fix.exactOptional(),
  })
  .meta({ id: 'Finding' });
export type Finding = Unchanged<z.infer<typeof Finding>>;

/** How many findings of one kind are not listed. */
const Omitted = Finding.pick({ rule: true, severity: true, consequence: true })
  .extend({ count: z.int() })
  .meta({ id: 'Omitted' });
export type Omitted = Unchanged<z.infer<typeof Omitted>>;

export const Letter = z.enum(['A', 'B', 'C', 'D', 'E', 'F']);
export type Letter = z.infer<typeof Letter>;

const Loss = z.object({
  rule: z.string(),
  range: Range,
  points: z.int(),
  finding: z.int().exactOptional().meta({
    description: 'Position in `findings`; left out where the finding is only counted there.',
  }),
});
export type Loss = Unchanged<z.infer<typeof Loss>>;

const scale = z
  .int()
  .meta({ description: 'Of the published weights, which are never changed: new ones get a new number.' });

export const Grade = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('graded'),
      scale,
      letter: Letter,
      points: z.int().meta({ description: 'Of 100; never below 0, whatever the losses come to.' }),
      losses: z.array(Loss).meta({ description: 'The costliest first.' }),
    }),
    z.object({
      kind: z.literal('not-graded'),
      scale,
      because: z.enum(['base-not-known', 'no-dockerfile', 'windows']),
    }),
  ])
  .meta({
    id: 'Grade',
    description: 'Every point that is lost names its finding; `/grade` has the weights.',
  });
export type Grade = Unchanged<z.infer<typeof Grade>>;
export type Graded = Extract<Grade, { readonly kind: 'graded' }>;
export type NotGraded = Extract<Grade, { readonly kind: 'not-graded' }>;

const SuppressedFinding = Finding.extend({
  suppressedBy: z.object({ range: Range, reason: z.string().optional() }),
}).meta({ id: 'SuppressedFinding' });
export type SuppressedFinding = Unchanged<z.infer<typeof SuppressedFinding>>;

export const Verdict = z.enum(['runs-as-is', 'runs-with-changes', 'does-not-run', 'not-known']);
export type Verdict = z.infer<typeof Verdict>;

const VerdictCounts = z.record(Verdict, z.int());
export type VerdictCounts = Unchanged<z.infer<typeof VerdictCounts>>;

/** What somebody weighs who chooses between bases; what is left out is not known. */
export const BaseKnown = z
  .object({
    compressedSize: z.int().exactOptional().meta({ description: 'For the platform, in bytes.' }),
    sizeIsEstimate: z
      .literal(true)
      .exactOptional()
      .meta({ description: 'Nobody measured the size: it is put together from what is inside.' }),
    shell: z.boolean().exactOptional(),
    user: z.object({ name: z.string().exactOptional(), uid: z.int().exactOptional() }).exactOptional(),
    supportEnds: z.iso.date().exactOptional(),
  })
  .meta({ id: 'BaseKnown' });
export type BaseKnown = Unchanged<z.infer<typeof BaseKnown>>;

/** An image that the file names and that was measured. */
const MeasuredBase = z
  .object({
    reference: z.string().meta({ description: 'As the stage has it.' }),
    digest: z.string().meta({ description: 'Of the manifest that was read.' }),
    platform: z.string(),
    observed: z.iso.date(),
  })
  .meta({ id: 'MeasuredBase' });
export type MeasuredBase = Unchanged<z.infer<typeof MeasuredBase>>;

const Recommendation = z
  .object({
    stage: z.int(),
    imageId: z.string(),
    entry: z
      .literal(false)
      .exactOptional()
      .meta({ description: 'The catalog has no page of it: it is understood from its tag alone.' }),
    reference: z.string(),
    verdict: Verdict,
    reasons: z.array(z.string()),
    hazards: z.array(Placed),
    known: BaseKnown.exactOptional().meta({
      description: 'When the report was made. Left out in reports that were stored before it was told.',
    }),
  })
  .meta({ id: 'Recommendation' });
export type Recommendation = Unchanged<z.infer<typeof Recommendation>>;

/** The same from the route, the command line and a permalink. */
export const Report = z
  .object({
    schemaVersion: z.literal(1),
    engine: z.object({ version: z.string(), catalogRevision: z.string(), catalogDate: z.iso.date() }),
    source: z.object({
      text: z.string(),
      sha256: z.string(),
      isLeftOut: z.literal(true).exactOptional().meta({
        description:
          'Whoever shared the report left the text out: `text` is empty, `sha256` that of the text.',
      }),
    }),
    options: ReportOptions,
    files: z.array(z.string()).exactOptional().meta({
      description: 'Names of the files that were read beside the Dockerfile; their texts are not kept.',
    }),
    summary: Summary,
    grade: Grade.exactOptional().meta({ description: 'Left out in reports made before there were grades.' }),
    stages: z.array(ReportStage),
    moreStages: z.int().exactOptional().meta({
      description: 'Further stages that are not listed; the one that becomes the image always is.',
    }),
    measured: z.array(MeasuredBase).min(1).exactOptional().meta({
      description:
        'What the report rests on beside the catalog: images of the file as they were read from their registries. Left out where none was.',
    }),
    requirements: z.array(ReportRequirement),
    moreRequirements: z.int().exactOptional().meta({ description: 'Further needs that are not listed.' }),
    findings: z.array(Finding),
    suppressed: z.array(SuppressedFinding),
    omitted: z.array(Omitted).exactOptional().meta({
      description: 'What `findings` leaves out: of each kind only the first hundred are listed.',
    }),
    omittedSuppressed: z.array(Omitted).exactOptional().meta({ description: 'The same of `suppressed`.' }),
    recommendations: z.array(Recommendation).meta({
      description:
        'The best of each verdict, of as many families as there are, and the base the file stands on: at most 24. The whole list is that of `/api/recommendations`.',
    }),
    recommendationCounts: VerdictCounts.exactOptional().meta({
      description:
        'How many images of the catalog have each verdict. Left out in reports stored when `recommendations` listed them all.',
    }),
    notKnown: z.array(Placed),
    /** What no Dockerfile shows but whoever runs the image should know. */
    checklist: z.array(z.object({ text: z.string(), source: z.string().exactOptional() })),
  })
  .meta({ id: 'Report', description: 'Version 1; fields may be added.' });
export type Report = Unchanged<z.infer<typeof Report>>;

/** A part of the whole list of recommendations. */
export const RecommendationPage = z
  .object({
    total: z.int().meta({ description: 'How many there are of what was asked for.' }),
    offset: z.int(),
    limit: z.int(),
    counts: VerdictCounts.meta({ description: 'Of the whole catalog, whatever was asked for.' }),
    catalogRevision: z.string(),
    catalogDate: z.iso.date(),
    recommendations: z.array(Recommendation),
  })
  .meta({ id: 'Recommendations' });
export type RecommendationPage = Unchanged<z.infer<typeof RecommendationPage>>;
