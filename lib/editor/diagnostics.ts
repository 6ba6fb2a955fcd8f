import type { Finding, Report, Severity } from '../report/report';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { visibleExcept } from '../text/visible';

/** A finding as an editor marks it; `finding` is its place in `findings` of the report. */
export type Diagnostic = {
  readonly finding: number;
  readonly span: Span;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly tag: 'deprecated' | 'unnecessary' | undefined;
  readonly related: readonly { readonly span: Span; readonly text: string }[];
};

/** What is struck out or greyed beside being marked. */
const tags: ReadonlyMap<string, Diagnostic['tag']> = new Map([
  ['base-end-of-life', 'deprecated'],
  ['base-retired', 'deprecated'],
  ['key-value-without-equals', 'deprecated'],
  ['maintainer-deprecated', 'deprecated'],
  ['instruction-repeated', 'unnecessary'],
  ['platform-flag-redundant', 'unnecessary'],
]);

/** The findings of a report on the text that `lines` index, in its order. */
export function diagnosticsOf({ findings }: Report, lines: Lines): readonly Diagnostic[] {
  return findings.map((finding, index) => ({
    finding: index,
    span: lines.spanOf(finding.range),
    severity: finding.severity,
    rule: finding.rule,
    message: visibleExcept('\n', `${finding.message}\n${finding.remedy}`),
    tag: tags.get(finding.rule),
    related: relatedTo(finding, lines),
  }));
}

function relatedTo({ evidence }: Finding, lines: Lines): Diagnostic['related'] {
  return evidence.flatMap(({ text, range }) =>
    range === undefined ? [] : [{ span: lines.spanOf(range), text: visibleExcept('\n', text) }],
  );
}
