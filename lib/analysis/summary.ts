import type { Base } from '../bases/base';
import type { Finding, Omitted, Summary } from '../report/report';
import { consequenceHeadings } from '../report/words';

/** The sentence a report opens with: the gravest failure and its line, or what was and was not found. */
export function summarize(
  findings: readonly Finding[],
  omitted: readonly Omitted[],
  unknownBase: Base | undefined,
  windows: boolean,
  headlineFor: (finding: Finding) => string,
): Summary {
  for (const verdict of ['will-not-build', 'will-not-start', 'may-fail'] as const) {
    const index = findings.findIndex(
      ({ consequence, severity }) =>
        consequence === verdict &&
        (severity === 'error' || (verdict === 'may-fail' && severity === 'warning')),
    );
    const finding = findings[index];
    if (!finding) continue;
    const isAlike = (each: Finding | Omitted) => each.severity === 'error' && each.consequence === verdict;
    const others = count(findings, omitted, isAlike) - 1;
    const more = others > 0 ? `, and ${others.toLocaleString('en')} more` : '';
    return {
      verdict,
      text: `${consequenceHeadings[verdict]}: ${withinSentence(headlineFor(finding))} (line ${finding.range.start.line})${more}`,
      finding: index,
    };
  }
  if (windows) {
    return {
      verdict: 'not-known',
      text: 'This builds a Windows image; what Plinth knows is about Linux images',
      finding: undefined,
    };
  }
  if (unknownBase !== undefined) {
    return {
      verdict: 'not-known',
      text: `No failure found, but ${whyNotKnown(unknownBase)}`,
      finding: undefined,
    };
  }
  const risks = count(findings, omitted, ({ severity }) => severity !== 'info');
  const text =
    risks === 0
      ? 'Nothing found that keeps this from building or starting'
      : `Nothing found that keeps this from building or starting; ${risks} ${risks === 1 ? 'thing' : 'things'} to look at`;
  return { verdict: 'no-failure-found', text, finding: undefined };
}

function whyNotKnown(base: Base): string {
  if (base.kind === 'scratch') return 'what scratch contains is not known';
  if (base.kind !== 'unresolved')
    return `${base.reference} is not in the catalog: what it contains is not known`;
  if (base.variables.length === 0) return `what ${base.written} stands for is not known`;
  return `what this stands on depends on ${base.variables.join(', ')}, which ${base.variables.length === 1 ? 'has' : 'have'} no value`;
}

/** Words a message may begin with that are small within a sentence; names keep their capital. */
const ordinary =
  /^(A|An|Built|Every|Failed|If|Invariant|It|No|Nothing|One|Packages|Published|The|There|These|This|Unknown|Unterminated|What|Whatever|Without)\b/;

function count(
  findings: readonly Finding[],
  omitted: readonly Omitted[],
  matches: (each: Finding | Omitted) => boolean,
): number {
  return omitted
    .filter(matches)
    .reduce((sum, { count: more }) => sum + more, findings.filter(matches).length);
}

/** Without marks of code, and small at its beginning where it does not begin with a name. */
function withinSentence(text: string): string {
  return text.replaceAll('`', '').replace(ordinary, (word) => word.toLowerCase());
}
