import { z } from 'zod';
import { letterOf } from '../grade/grade';
import { whyNone } from '../render/bases';
import { bullets, code, document, fenced, plain, prose, sentence } from '../render/page/markup';
import { groupEdits, leftWords, planTitle, proofWords, sizeChange, wishTitle } from '../render/plan-words';
import { Letter, Range } from '../report/report';
import { type Plan, type RewriteAnswer, RewriteRequest } from '../report/rewrite';
import { refusalOf } from './dockerfile';
import { defineTool, Refusal } from './tool';

/** A longer text is not repeated in the Markdown; the data has it. */
const longestShown = 20_000;
const mostEditsTold = 40;
const mostLeft = 20;

const Counts = z.object({ errors: z.int(), warnings: z.int(), infos: z.int() });

const ToldPlan = z.object({
  title: z.string(),
  kind: z.string(),
  base: z.string().optional(),
  edits: z.array(
    z.object({
      id: z.string(),
      range: Range,
      newText: z.string(),
      safety: z.enum(['safe', 'review']),
      because: z.string(),
      rules: z.array(z.string()),
    }),
  ),
  text: z.string().meta({ description: 'The whole file with the edits made.' }),
  isProved: z.boolean().meta({
    description:
      'The text was read again: what was to be cured is gone and no rule has more errors than before.',
  }),
  before: Counts,
  after: Counts,
  grades: z.object({ before: Letter.optional(), after: Letter.optional() }),
  size: z.string().optional(),
  caveats: z.array(z.string()),
  left: z.array(z.object({ rule: z.string(), line: z.int(), severity: z.string(), message: z.string() })),
});

const output = z.object({
  plans: z.array(ToldPlan),
  unanswered: z.array(z.object({ to: z.string(), code: z.string(), because: z.string() })),
  catalogDate: z.string(),
});

export const rewriteDockerfile = defineTool({
  name: 'rewrite_dockerfile',
  title: 'Rewrite a Dockerfile',
  description:
    'Gives a better text for a Dockerfile, proved by analyzing it again: without `to`, the same base with its findings cured (`safety`: `safe` keeps the meaning, `review` also makes edits to look at); with `to`, the file moved to another base: a reference, an id of the catalog, a family, or a wish (`smallest`, `least-change`, `same-publisher`, `without-shell`), holding to what `keep` says. Each plan has its edits with reasons, the whole text, what is still found in it, and caveats.',
  input: RewriteRequest,
  output,
  async answer(request, engine) {
    const refusal = refusalOf(request.dockerfile);
    if (refusal !== undefined) return new Refusal(refusal);
    const answer = await engine.rewrite(request);
    return { data: dataOf(answer), text: textOf(answer) };
  },
});

function dataOf({ plans, unanswered, engine }: RewriteAnswer): z.infer<typeof output> {
  return {
    plans: plans.map(toldPlan),
    unanswered: unanswered.map((each) => ({ to: each.to, code: each.code, because: whyNone(each) })),
    catalogDate: engine.catalogDate,
  };
}

function toldPlan(plan: Plan): z.infer<typeof ToldPlan> {
  const { kind, base, edits, text, proof, caveats = [], left } = plan;
  const size = sizeChange(plan);
  const [before, after] = [letterOf({ grade: proof.grades.before }), letterOf({ grade: proof.grades.after })];
  return {
    title: titleOf(plan),
    kind,
    ...(base && { base: base.reference }),
    edits: edits.map(({ id, range, newText, safety, because, rules }) => ({
      id,
      range,
      newText,
      safety,
      because,
      rules: [...rules],
    })),
    text,
    isProved: proof.isProved,
    before: proof.before,
    after: proof.after,
    grades: { ...(before && { before }), ...(after && { after }) },
    ...(size !== undefined && { size }),
    caveats: [...caveats],
    left: left.slice(0, mostLeft).map(({ rule, range, severity, message }) => ({
      rule,
      line: range.start.line,
      severity,
      message,
    })),
  };
}

function titleOf(plan: Plan): string {
  return plan.kind === 'cures' ? 'On its own base' : planTitle(plan);
}

function textOf({ plans, unanswered, engine }: RewriteAnswer): string {
  return document([
    ...plans.flatMap(planPart),
    bullets(unanswered.map((each) => `${prose(wishTitle(each.to))}: ${whyNone(each)}.`)),
    plans.length + unanswered.length === 0 && 'Nothing to rewrite.',
    `By Plinth ${engine.version} with the catalog of ${engine.catalogDate}.`,
  ]);
}

function planPart(plan: Plan): readonly (string | false | undefined)[] {
  const { base, text, caveats = [], edits, proof } = plan;
  const groups = groupEdits(edits);
  const size = sizeChange(plan);
  return [
    `## ${plain(titleOf(plan))}${base === undefined ? '' : `: ${code(base.reference)}`}`,
    `${proofWords(plan)}${proof.isProved ? ', by reading the text below again' : ''}; still found: ${leftWords(plan)}${size === undefined ? '' : `; base ${size}`}.`,
    groups.length === 0
      ? 'There is nothing to edit; with `safety` `review` there may be edits to look at.'
      : bullets(
          groups
            .slice(0, mostEditsTold)
            .map(
              ({ because, safety, lines, id }) =>
                `line ${lines.slice(0, 8).join(', ')}: ${sentence(because)} (${safety}, ${code(id)})`,
            ),
        ),
    groups.length > mostEditsTold && `and ${groups.length - mostEditsTold} more in the data`,
    caveats.length > 0 && 'What no rule sees:',
    bullets(caveats.map(sentence)),
    text.length > longestShown
      ? `The text has ${text.length} characters and stands in the data alone, as \`text\`.`
      : fenced(text, 'dockerfile'),
  ];
}
