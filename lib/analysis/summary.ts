import type { Base } from '../bases/base';
import { type Headline, headlineText, type Unknown } from '../report/headline';
import type { Concern, Finding, Omitted, Summary } from '../report/report';
import { leadingConcern } from '../report/words';
import type { Recognized } from '../words/other-file';

/** What the sentence is about: what is found, and what could not be. */
export type Summarized = {
  readonly findings: readonly Finding[];
  readonly omitted: readonly Omitted[];
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
  const { findings, omitted, concerns, isOpen, isWindows, otherFile, unknownBase } = summarized;
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
  const toLookAt = count(findings, omitted, ({ severity }) => severity !== 'info');
  return { verdict: 'no-failure-found', headline: { kind: 'no-failure', concerns, isOpen, toLookAt } };
}

function failureIn({ findings, omitted, concerns, headlineFor }: Summarized): Decided | undefined {
  for (const verdict of ['will-not-build', 'will-not-start', 'may-fail'] as const) {
    const index = findings.findIndex(
      ({ consequence, severity }) =>
        consequence === verdict &&
        (severity === 'error' || (verdict === 'may-fail' && severity === 'warning')),
    );
    const finding = findings[index];
    if (!finding) continue;
    const isAlike = (each: Finding | Omitted) => each.severity === 'error' && each.consequence === verdict;
    const line = finding.range.start.line;
    const more = count(findings, omitted, isAlike) - 1;
    const what = headlineFor(finding);
    return { verdict, headline: { kind: 'fails', verdict, concerns, what, line, more }, finding: index };
  }
  return undefined;
}

function whyNotKnown(base: Base): Unknown {
  if (base.kind === 'scratch') return { kind: 'scratch' };
  if (base.kind !== 'unresolved') return { kind: 'not-in-catalog', reference: base.reference };
  return { kind: 'unresolved', written: base.written, variables: base.variables };
}

function count(
  findings: readonly Finding[],
  omitted: readonly Omitted[],
  matches: (each: Finding | Omitted) => boolean,
): number {
  return omitted
    .filter(matches)
    .reduce((sum, { count: more }) => sum + more, findings.filter(matches).length);
}
