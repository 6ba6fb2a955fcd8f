import { z } from 'zod';
import { ExplainRequest } from '../explain/explanation';
import { maximumOutputBytes } from '../explain/output';
import { bullets, code, document, fenced, link, paragraphs, prose, sentence } from '../render/page/markup';
import { examplePart } from '../render/page/rule';
import { clip } from '../report/read-request';
import { severityNames } from '../report/words';
import { rules } from '../rules';
import { filesBeside, readExample } from '../rules/example';
import { findRule } from '../rules/find-rule';
import type { Rule } from '../rules/rule';
import { lineWords } from '../text/range';
import { shortened } from '../text/shorten';
import { refusalOf } from './dockerfile';
import type { Engine } from './engine';
import { nearestIds } from './nearest-ids';
import { defineTool, Refusal } from './tool';

const input = ExplainRequest.extend({
  rule: z.string().min(1).max(200).optional().meta({ description: 'The id of a rule.' }),
  message: ExplainRequest.shape.message
    .optional()
    .meta({ description: 'Or an error message, as the build or the container printed it.' }),
});

const ToldRule = z.object({
  rule: z.string(),
  title: z.string(),
  severity: z.string(),
  why: z.string(),
  symptoms: z.array(z.string()).meta({ description: 'Error texts by which it shows.' }),
  remedy: z.string(),
  example: z
    .object({
      title: z.string(),
      dockerfile: z.string(),
      files: z.record(z.string(), z.string()).meta({ description: 'What stands beside it.' }),
      fixed: z.string().optional(),
    })
    .optional()
    .meta({ description: 'A file in which it is found, and what its fix makes of it.' }),
  references: z.array(z.object({ title: z.string(), url: z.string() })),
  seen: z.string().optional().meta({ description: 'The line of the message that points at it.' }),
  link: z.string(),
});

const output = z.object({
  answer: z.string().optional(),
  rules: z.array(ToldRule),
  findings: z
    .array(z.object({ rule: z.string(), line: z.int(), message: z.string(), remedy: z.string() }))
    .meta({ description: 'What of the Dockerfile explains the message.' }),
});

export const explainRule = defineTool({
  name: 'explain_rule',
  title: 'Explain a rule or an error message',
  description:
    'Explains a rule by its id, or an error message of `docker build` or of a container that does not start: what is wrong, why, how it shows, what to do, with an example before and after. With `dockerfile` it says which line causes the message.',
  input,
  output,
  answer: async ({ rule: id, message, ...file }, engine) => {
    if (id !== undefined) return byId(id, engine);
    if (message === undefined || message.trim() === '')
      return new Refusal('Give `rule`, the id of a rule, or `message`, the error that was printed.');
    if (new TextEncoder().encode(message).byteLength >= maximumOutputBytes)
      return new Refusal('The message is 256 KiB or larger: give the lines around the error alone.');
    const refusal = file.dockerfile === undefined ? undefined : refusalOf(file.dockerfile);
    if (refusal !== undefined) return new Refusal(refusal);
    return byMessage({ ...file, message }, engine);
  },
});

function byId(id: string, { addresses }: Engine) {
  const rule = findRule(id);
  if (rule === undefined) {
    const near = nearestIds(
      id,
      rules.map((each) => each.id),
    );
    const hint = near.length === 0 ? '' : ` Called alike: ${near.map((each) => `\`${each}\``).join(', ')}.`;
    return new Refusal(`No rule is called \`${clip(id)}\`.${hint}`);
  }
  const told = toldRule(rule, addresses.rule(rule.id));
  return { data: { rules: [told], findings: [] }, text: document(rulePart(rule, told)) };
}

async function byMessage(request: ExplainRequest, { addresses, explain }: Engine) {
  const { text, rules: found, findings = [] } = await explain(request);
  const told = found.flatMap(({ rule: id, line }) => {
    const rule = findRule(id);
    return rule === undefined ? [] : [{ rule, told: { ...toldRule(rule, addresses.rule(id)), seen: line } }];
  });
  const data = {
    answer: shortened(text),
    rules: told.map((each) => each.told),
    findings: findings.map(({ finding: { rule, range, message, remedy } }) => ({
      rule,
      line: range.start.line,
      message: shortened(message),
      remedy: shortened(remedy),
    })),
  };
  const [first, ...others] = told;
  return {
    data,
    text: document([
      `**${sentence(data.answer)}**`,
      bullets(
        findings.map(
          ({ finding }) =>
            `${lineWords(finding.range)}: ${sentence(finding.message)} ${sentence(finding.remedy)} (${code(finding.rule)})`,
        ),
      ),
      ...(first === undefined ? [] : rulePart(first.rule, first.told)),
      others.length > 0 && '### Less likely',
      bullets(
        others.map(({ rule, told: { link: address } }) => `${link(rule.id, address)}: ${prose(rule.title)}`),
      ),
    ]),
  };
}

function toldRule(rule: Rule, address: string): z.infer<typeof ToldRule> {
  const { id, title, severity, why, symptoms, remedy, references } = rule;
  const [example] = rule.examples.bad;
  return {
    rule: id,
    title,
    severity,
    why,
    symptoms: [...symptoms],
    remedy,
    ...(example && {
      example: {
        title: example.title,
        dockerfile: readExample(example.dockerfile).text,
        files: { ...filesBeside(example) },
        ...(example.fixed !== undefined && { fixed: example.fixed }),
      },
    }),
    references: references.map(({ title: name, url }) => ({ title: name, url })),
    link: address,
  };
}

function rulePart(rule: Rule, { link: address, seen }: z.infer<typeof ToldRule>) {
  const [example] = rule.examples.bad;
  return [
    `## ${prose(rule.title)}`,
    `${link(rule.id, address)}, ${severityNames[rule.severity].toLowerCase()}`,
    seen !== undefined && 'Seen in:',
    seen !== undefined && fenced(seen, ''),
    paragraphs(rule.why),
    rule.symptoms.length > 0 && 'How it shows:',
    bullets(rule.symptoms.map(code)),
    `What to do: ${prose(rule.remedy)}`,
    ...(example === undefined ? [] : examplePart(example)),
    rule.references.length > 0 && 'Read more:',
    bullets(rule.references.map(({ title, url }) => link(title, url))),
  ];
}
