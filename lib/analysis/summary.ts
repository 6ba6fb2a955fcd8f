import type { Base } from '../bases/base';
import { type Headline, headlineText, type Unknown } from '../report/headline';
import type { Concern, Finding, Summary } from '../report/report';
import { leadingConcern } from '../report/words';
import type { Recognized } from '../words/other-file';

/** What the sentence is about: what is found, and what could not be. */
export type Summarized = {
  /** All that count, the gravest first. */
  readonly findings: readonly Finding[];
  /** Where one of them stands in the report; undefined where it is not listed. */
  readonly positionOf: (finding: Finding) => number | undefined;
  readonly concerns: readonly Concern[];
  /** What the image stands on, where nothing is known of it. */
  readonly unknownBase: Base | undefined;
  readonly isWindows: boolean;
  /** Whether the report names things that are not known. */
  readonly isOpen: boolean;
  /** What the text is, where it is no Dockerfile. */
  readonly otherFile: Recognized | undefined;
  readonly headlineFor: (finding: Finding) => string;
};

/** The sentence a report opens with: the gravest failure and its line, or what was and was not found, and what weighs beside it. */
export function summarize(summarized: Summarized): Summary {
  const { concerns, otherFile } = summarized;
  const { headline, verdict, finding } = decide(summarized);
  const leading = leadingConcern({ verdict, concerns });
  return {
    verdict,
    ...(concerns.length > 0 && { concerns }),
    ...(otherFile && { otherFile: otherFile.kind }),
    text: headlineText(headline),
    finding: finding ?? leading?.finding,
  };
}

type Decided = {
  readonly verdict: Summary['verdict'];
  readonly headline: Headline;
  readonly finding?: number;
};

function decide(summarized: Summarized): Decided {
  const { findings, concerns, isOpen, isWindows, otherFile, unknownBase } = summarized;
  const failure = failureIn(summarized);
  if (otherFile !== undefined)
    return {
      verdict: 'will-not-build',
      headline: { kind: 'no-dockerfile', concerns, file: otherFile },
      ...(failure?.finding !== undefined && { finding: failure.finding }),
    };
  if (failure !== undefined) return failure;
  const why: Unknown | undefined = isWindows ? { kind: 'windows' } : unknownBase && whyNotKnown(unknownBase);
  if (why !== undefined) return { verdict: 'not-known', headline: { kind: 'not-known', concerns, why } };
  const toLookAt = findings.filter(({ severity }) => severity !== 'info').length;
  return { verdict: 'no-failure-found', headline: { kind: 'no-failure', concerns, isOpen, toLookAt } };
}

function failureIn({ findings, positionOf, concerns, headlineFor }: Summarized): Decided | undefined {
  for (const verdict of ['will-not-build', 'will-not-start', 'may-fail'] as const) {
    const finding = findings.find(
      ({ consequence, severity }) =>
        consequence === verdict &&
        (severity === 'error' || (verdict === 'may-fail' && severity === 'warning')),
    );
    if (!finding) continue;
    const alike = findings.filter((each) => each.severity === 'error' && each.consequence === verdict);
    const line = finding.range.start.line;
    const what = headlineFor(finding);
    const position = positionOf(finding);
    return {
      verdict,
      headline: { kind: 'fails', verdict, concerns, what, line, more: alike.length - 1 },
      ...(position !== undefined && { finding: position }),
    };
  }
  return undefined;
}

function whyNotKnown(base: Base): Unknown {
  if (base.kind === 'scratch') return { kind: 'scratch' };
  if (base.kind !== 'unresolved') return { kind: 'not-in-catalog', reference: base.reference };
  return { kind: 'unresolved', written: base.written, variables: base.variables };
}
