import { z } from 'zod';
import { Consequence, Finding, Severity } from '../report/report';
import { AnalyzeRequest } from '../report/request';
import type { Unchanged } from '../text/unchanged';

/** What may be asked of an error message: the message, and the file that led to it with what was built of it. */
export const ExplainRequest = AnalyzeRequest.extend({
  message: z.string().meta({ description: 'As it was printed, in whatever lines; smaller than 256 KiB.' }),
  dockerfile: AnalyzeRequest.shape.dockerfile.optional(),
});
export type ExplainRequest = Unchanged<z.infer<typeof ExplainRequest>>;

const ExplainingRule = z.object({
  rule: z.string(),
  title: z.string(),
  severity: Severity,
  consequence: Consequence,
  why: z.string(),
  remedy: z.string(),
  symptom: z.string().meta({ description: 'The error text of the rule that was seen.' }),
  line: z.string().meta({ description: 'The line of the message in which it was seen.' }),
});
export type ExplainingRule = Unchanged<z.infer<typeof ExplainingRule>>;

const ExplainingFinding = z.object({
  finding: Finding,
  symptom: z.string().exactOptional().meta({
    description: 'The error text of its rule that was seen. Left out where the message names the line alone.',
  }),
});
export type ExplainingFinding = Unchanged<z.infer<typeof ExplainingFinding>>;

/** What an error message may come from, the best first. */
export const Explanation = z
  .object({
    text: z.string().meta({ description: 'The answer in a sentence.' }),
    rules: z.array(ExplainingRule).meta({ description: 'Empty where no rule knows the message.' }),
    findings: z
      .array(ExplainingFinding)
      .exactOptional()
      .meta({ description: 'Of the Dockerfile that was given, what explains the message.' }),
  })
  .meta({ id: 'Explanation' });
export type Explanation = Unchanged<z.infer<typeof Explanation>>;
