import { z } from 'zod';

const Position = z.object({ line: z.number().int(), column: z.number().int() });
const Range = z
  .object({ start: Position, end: Position })
  .meta({ id: 'Range', description: 'Half-open; lines and columns from 1, columns in UTF-16 units.' });

const Certainty = z.enum(['certain', 'likely', 'possible']);
const Placed = z.object({ text: z.string(), range: Range.optional() });

const ReportStage = z.object({
  index: z.number().int(),
  name: z.string().optional(),
  line: z.number().int(),
  isFinal: z.boolean(),
  isReachable: z.boolean().meta({ description: 'False: the target does not need it, so it is not built.' }),
  base: z.object({
    kind: z.enum(['image', 'stage', 'scratch', 'unresolved']),
    written: z.string(),
    reference: z.string().optional(),
    imageId: z.string().optional(),
  }),
  uses: z.array(z.object({ stage: z.number().int(), kind: z.enum(['base', 'copy', 'mount']), range: Range })),
  moreUses: z.number().int().optional().meta({ description: 'Further uses that are not listed.' }),
});

const Finding = z
  .object({
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    certainty: Certainty,
    consequence: z.enum(['will-not-build', 'will-not-start', 'may-fail', 'risk', 'choice-of-base']),
    stage: z.number().int().optional(),
    range: Range,
    message: z.string(),
    remedy: z.string(),
    evidence: z.array(z.object({ text: z.string(), range: Range.optional(), source: z.string().optional() })),
    fix: z
      .object({
        safety: z.enum(['safe', 'review']),
        edits: z.array(z.object({ range: Range, newText: z.string() })),
      })
      .optional(),
  })
  .meta({ id: 'Finding' });

const Omitted = Finding.pick({ rule: true, severity: true, consequence: true })
  .extend({ count: z.number().int() })
  .meta({ id: 'Omitted' });

const Verdict = z.enum(['runs-as-is', 'runs-with-changes', 'does-not-run', 'not-known']);
const VerdictCounts = z.record(Verdict, z.number().int());

const Recommendation = z
  .object({
    stage: z.number().int(),
    imageId: z.string(),
    entry: z
      .literal(false)
      .optional()
      .meta({ description: 'The catalog has no page of it: it is understood from its tag alone.' }),
    reference: z.string(),
    verdict: Verdict,
    reasons: z.array(z.string()),
    hazards: z.array(Placed),
  })
  .meta({ id: 'Recommendation' });

/** lib/report/report.ts as an answer shows it: what is undefined there is left out. */
export const ReportAnswer = z
  .object({
    schemaVersion: z.literal(1),
    engine: z.object({ version: z.string(), catalogRevision: z.string(), catalogDate: z.iso.date() }),
    source: z.object({ text: z.string(), sha256: z.string() }),
    options: z.object({
      target: z.string().optional(),
      buildArgs: z.record(z.string(), z.string()),
      platform: z.string(),
    }),
    summary: z.object({
      verdict: z.enum(['will-not-build', 'will-not-start', 'may-fail', 'no-failure-found', 'not-known']),
      text: z.string(),
      finding: z.number().int().optional().meta({ description: 'Position in `findings`.' }),
    }),
    stages: z.array(ReportStage),
    moreStages: z.number().int().optional().meta({
      description: 'Further stages that are not listed; the one that becomes the image always is.',
    }),
    requirements: z.array(
      z.object({
        kind: z.string(),
        value: z.string(),
        certainty: Certainty,
        because: z.array(z.object({ text: z.string(), range: Range })),
        more: z.number().int().optional().meta({ description: 'Further places that are not listed.' }),
      }),
    ),
    moreRequirements: z.number().int().optional().meta({ description: 'Further needs that are not listed.' }),
    findings: z.array(Finding),
    suppressed: z.array(
      Finding.extend({ suppressedBy: z.object({ range: Range, reason: z.string().optional() }) }).meta({
        id: 'SuppressedFinding',
      }),
    ),
    omitted: z.array(Omitted).optional().meta({
      description: 'What `findings` leaves out: of each kind only the first hundred are listed.',
    }),
    omittedSuppressed: z.array(Omitted).optional().meta({ description: 'The same of `suppressed`.' }),
    recommendations: z.array(Recommendation).meta({
      description:
        'The best of each verdict, of as many families as there are, and the base the file stands on: at most 24. The whole list is that of `/api/recommendations`.',
    }),
    recommendationCounts: VerdictCounts.optional().meta({
      description:
        'How many images of the catalog have each verdict. Left out in reports stored when `recommendations` listed them all.',
    }),
    notKnown: z.array(Placed),
    checklist: z.array(z.object({ text: z.string(), source: z.string().optional() })),
  })
  .meta({ id: 'Report', description: 'Version 1; fields may be added.' });

export const RecommendationPageAnswer = z
  .object({
    total: z.number().int().meta({ description: 'How many there are of what was asked for.' }),
    offset: z.number().int(),
    limit: z.number().int(),
    counts: VerdictCounts.meta({ description: 'Of the whole catalog, whatever was asked for.' }),
    catalogRevision: z.string(),
    catalogDate: z.iso.date(),
    recommendations: z.array(Recommendation),
  })
  .meta({ id: 'Recommendations' });
