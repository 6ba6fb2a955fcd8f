import type { Inspection } from '../inspection';
import { Consequence, type Finding } from '../report/report';
import type { Lines } from '../text/lines';
import { shortened } from '../text/shorten';
import type { Span } from '../text/span';
import { headlineOf, type Message, messageText } from './message';
import type { Reported, Rule, Weight } from './rule';

/** A finding that still knows its offsets, for suppression and edits. */
export type SpannedFinding = {
  readonly finding: Finding;
  readonly span: Span;
  readonly message: Message;
  readonly weighs: Weight | undefined;
};

const consequences = Consequence.options;
const order = { error: 0, warning: 1, info: 2 } as const;
const weights = ['secret', 'no-fixes'] as const satisfies readonly Weight['kind'][];

/** Runs rules over an inspection: findings with line numbers, the gravest first, then by place. */
export function runRules(
  rules: readonly Rule[],
  inspection: Inspection,
  lines: Lines,
): readonly SpannedFinding[] {
  const found: SpannedFinding[] = [];
  for (const rule of rules) {
    for (const reported of rule.check(inspection))
      found.push({
        finding: toFinding(rule, reported, lines),
        span: reported.span,
        message: reported.message,
        weighs: reported.weighs,
      });
  }
  return withoutRepetition(rules, found).sort(
    (a, b) =>
      consequences.indexOf(a.finding.consequence) - consequences.indexOf(b.finding.consequence) ||
      order[a.finding.severity] - order[b.finding.severity] ||
      orderOf(a.weighs) - orderOf(b.weighs) ||
      a.span.start - b.span.start,
  );
}

/** What the verdict speaks of comes before what it does not. */
function orderOf(weight: Weight | undefined): number {
  return weight?.ships ? weights.indexOf(weight.kind) : weights.length;
}

/** One cause, one finding: a rule that yields to another is silent on the line where that one speaks. */
function withoutRepetition(rules: readonly Rule[], found: readonly SpannedFinding[]): SpannedFinding[] {
  const { alone, yielding } = manners.get(rules) ?? mannersOf(rules);
  const only = found.filter(({ finding }) => alone.has(finding.rule));
  if (only.length > 0) return only;
  const spoken = new Set(found.map(({ finding }) => placeOf(finding.rule, finding)));
  return found.filter(({ finding }) => {
    const others = yielding.get(finding.rule) ?? [];
    return !others.some((rule) => spoken.has(placeOf(rule, finding)));
  });
}

/** Rules beside which no other is heard, and those that are silent where others speak. */
type Manners = {
  readonly alone: ReadonlySet<string>;
  readonly yielding: ReadonlyMap<string, readonly string[]>;
};

const manners = new WeakMap<readonly Rule[], Manners>();

function mannersOf(rules: readonly Rule[]): Manners {
  const alone = new Set(rules.flatMap(({ id, speaksAlone }) => (speaksAlone ? [id] : [])));
  const yielding = new Map(
    rules.flatMap(({ id, yieldsTo }) => (yieldsTo === undefined ? [] : [[id, yieldsTo] as const])),
  );
  manners.set(rules, { alone, yielding });
  return { alone, yielding };
}

/** What the summary says of a finding. */
export function headlineFor(found: readonly SpannedFinding[], finding: Finding): string {
  const message = found.find((each) => each.finding === finding)?.message ?? finding.message;
  return withShortNames(headlineOf(message));
}

function placeOf(rule: string, { range }: Finding): string {
  return `${range.start.line} ${rule}`;
}

/** What one finding shows at most: a generated file can have thousands of places of one fault. */
const mostEvidence = 50;
const mostEdits = 500;

function toFinding(rule: Rule, reported: Reported, lines: Lines): Finding {
  const { fix } = reported;
  return {
    rule: rule.id,
    severity: reported.severity ?? rule.severity,
    certainty: reported.certainty,
    consequence: reported.consequence ?? rule.consequence,
    stage: reported.stage,
    range: lines.rangeOf(reported.span),
    message: withShortNames(messageText(reported.message)),
    remedy: withShortNames(reported.remedy),
    evidence: (reported.evidence ?? []).slice(0, mostEvidence).map(({ text, span, source }) => ({
      text: shortened(text),
      ...(span && { range: lines.rangeOf(span) }),
      ...(source !== undefined && { source }),
    })),
    ...(fix &&
      fix.edits.length <= mostEdits && {
        fix: {
          safety: fix.safety,
          edits: fix.edits.map(({ span, newText }) => ({ range: lines.rangeOf(span), newText })),
        },
      }),
  };
}

/** Names come from the file and may be of any length; the place shows the rest. */
function withShortNames(text: string): string {
  if (text.length < 200) return text;
  return shortened(text.replaceAll(/`([^`]{200})[^`]+`/g, '`$1…`'));
}
