import { z } from 'zod';
import { letterOf } from '../grade/grade';
import { sizeOfBase } from '../render/bases';
import { addressLink } from '../render/page/facts';
import { bullets, code, document, link, plain, sentence } from '../render/page/markup';
import { Certainty, Consequence, type Finding, Letter, type Report, Severity } from '../report/report';
import { AnalyzeRequest } from '../report/request';
import {
  certaintyWords,
  consequenceHeadings,
  countBySeverity,
  severities,
  severityCount,
  severityNames,
} from '../report/words';
import { lastLine } from '../text/range';
import { shortened } from '../text/shorten';
import { type Table, table } from '../text/table';
import { refusalOf } from './dockerfile';
import type { Engine } from './engine';
import { defineTool, Refusal } from './tool';

const usualFindings = 10;
const mostFindings = 50;
const mostBases = 3;
const mostNotKnown = 10;

const ToldFinding = z.object({
  rule: z.string(),
  severity: Severity,
  certainty: Certainty,
  consequence: Consequence,
  line: z.int(),
  endLine: z.int(),
  message: z.string().meta({ description: 'What is wrong, and why it matters.' }),
  remedy: z.string(),
  sources: z.array(z.string()).meta({ description: 'What it rests on beside the file.' }),
  link: z.string(),
});

const input = AnalyzeRequest.extend({
  offset: z.int().min(0).max(1_000_000).optional().meta({ description: 'Findings to pass over.' }),
  limit: z
    .int()
    .min(1)
    .max(mostFindings)
    .optional()
    .meta({ description: `Findings in full; usually ${usualFindings}.` }),
});

const output = z.object({
  headline: z.string(),
  verdict: z.string(),
  grade: Letter.optional(),
  counts: z.object({ error: z.int(), warning: z.int(), info: z.int() }),
  findings: z.array(ToldFinding).meta({ description: 'The worst first.' }),
  more: z.int().meta({ description: 'How many follow those: ask again with `next` as `offset`.' }),
  next: z.int().optional(),
  onlyCounted: z.array(z.object({ rule: z.string(), count: z.int() })).meta({
    description: 'Findings of rules that report so often that the report lists no more of them.',
  }),
  bases: z
    .array(
      z.object({
        reference: z.string(),
        verdict: z.string(),
        size: z.string().optional(),
        reasons: z.array(z.string()),
        link: z.string().optional(),
      }),
    )
    .meta({ description: 'The first that the last stage could stand on.' }),
  notKnown: z.array(z.object({ text: z.string(), line: z.int().optional() })),
  catalogDate: z.string(),
});

export const analyzeDockerfile = defineTool({
  name: 'analyze_dockerfile',
  title: 'Analyze a Dockerfile',
  description:
    'Says whether a Dockerfile builds and starts, without building it: a headline, findings with line, why, remedy, certainty and a link to the rule, the worst first, and which base images could run it. Give `files` of the build context (`.dockerignore`, `package.json`, scripts) where they are at hand, and the `target`, `buildArgs` and `platform` it is really built with.',
  input,
  output,
  async answer({ offset = 0, limit = usualFindings, ...request }, engine) {
    const refusal = refusalOf(request.dockerfile);
    if (refusal !== undefined) return new Refusal(refusal);
    const report = await engine.analyze(request);
    const data = dataOf(report, offset, limit, engine);
    return { data, text: textOf(report, data, offset) };
  },
});

type Data = z.infer<typeof output>;

function dataOf(report: Report, offset: number, limit: number, engine: Engine): Data {
  const worstFirst = [...report.findings].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      a.range.start.line - b.range.start.line,
  );
  const shown = worstFirst.slice(offset, offset + limit);
  const more = Math.max(0, worstFirst.length - offset - shown.length);
  const grade = letterOf(report);
  return {
    headline: report.summary.text,
    verdict: report.summary.verdict,
    ...(grade !== undefined && { grade }),
    counts: countBySeverity(report),
    findings: shown.map((finding) => toldFinding(finding, engine)),
    more,
    ...(more > 0 && { next: offset + shown.length }),
    onlyCounted: (report.omitted ?? []).map(({ rule, count }) => ({ rule, count })),
    bases: basesOf(report, engine),
    notKnown: report.notKnown.slice(0, mostNotKnown).map(({ text, range }) => ({
      text: shortened(text),
      ...(range && { line: range.start.line }),
    })),
    catalogDate: report.engine.catalogDate,
  };
}

function toldFinding(
  { rule, severity, certainty, consequence, range, message, remedy, evidence }: Finding,
  { addresses }: Engine,
): z.infer<typeof ToldFinding> {
  return {
    rule,
    severity,
    certainty,
    consequence,
    line: range.start.line,
    endLine: lastLine(range),
    message: shortened(message),
    remedy: shortened(remedy),
    sources: [...new Set(evidence.flatMap(({ source }) => source ?? []))],
    link: addresses.rule(rule),
  };
}

/** Others than its own, that still get fixes. */
function basesOf({ recommendations, stages }: Report, { addresses, today }: Engine): Data['bases'] {
  const own = new Set(stages.flatMap(({ base }) => [base.written, base.reference]));
  return recommendations
    .filter(({ verdict }) => verdict === 'runs-as-is' || verdict === 'runs-with-changes')
    .filter(({ reference, known }) => !own.has(reference) && (known?.supportEnds ?? '9') > today)
    .slice(0, mostBases)
    .map(({ reference, verdict, reasons, known, imageId, entry }) => {
      const size = known && sizeOfBase({ reference, ...known });
      return {
        reference,
        verdict,
        ...(size !== undefined && { size }),
        reasons: reasons.slice(0, 3).map(shortened),
        ...(entry !== false && { link: addresses.image(imageId) }),
      };
    });
}

function textOf(report: Report, data: Data, offset: number): string {
  const { counts, findings, more, next, bases, notKnown, catalogDate, onlyCounted } = data;
  const total = counts.error + counts.warning + counts.info;
  return document([
    `**${plain(data.headline)}**`,
    `${data.grade === undefined ? 'Not graded' : `Grade ${data.grade}`}; ${severities.map((each) => severityCount(each, counts[each])).join(', ')}. By Plinth ${report.engine.version} with the catalog of ${catalogDate}.`,
    total === 0 && 'No findings.',
    bullets(findings.map(findingLine)),
    more > 0 && `${more} more: ask again with \`offset\` ${next}.`,
    offset > 0 && findings.length === 0 && total > 0 && 'There is none after that many.',
    onlyCounted.length > 0 &&
      `Only counted: ${onlyCounted.map(({ rule, count }) => `${count} more of ${code(rule)}`).join(', ')}.`,
    notKnown.length > 0 && 'Not known:',
    bullets(
      notKnown.map(({ text, line }) => `${line === undefined ? '' : `line ${line}: `}${sentence(text)}`),
    ),
    bases.length > 0 && 'Could stand on:',
    bullets(bases.map(baseLine)),
    'To move it to another base, or to have its findings cured, ask `rewrite_dockerfile`.',
  ]);
}

function findingLine(told: z.infer<typeof ToldFinding>): string {
  const { severity, certainty, consequence, line, endLine, message, remedy, rule, sources } = told;
  const where = line === endLine ? `line ${line}` : `lines ${line}–${endLine}`;
  const from = sources.length === 0 ? '' : ` Source: ${sources.map(addressLink).join(', ')}.`;
  return `**${severityNames[severity]}, ${where}** (${consequenceHeadings[consequence].toLowerCase()}, ${certaintyWords[certainty]}): ${sentence(message)} ${sentence(remedy)}${from} Rule ${link(rule, told.link)}.`;
}

const verdictWords: Table<string> = table({
  'runs-as-is': 'runs it as it is',
  'runs-with-changes': 'runs it with changes',
});

function baseLine({ reference, verdict, size, reasons, link: address }: Data['bases'][number]): string {
  const name = address === undefined ? code(reference) : `${code(reference)} (${link('facts', address)})`;
  const words = [verdictWords[verdict], size ?? 'size not known'].filter((each) => each !== undefined);
  const why = reasons.length === 0 ? '' : `: ${reasons.map(sentence).join(' ')}`;
  return `${name}, ${words.join(', ')}${why}`;
}
