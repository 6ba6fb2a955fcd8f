import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { limitFindings } from '../analysis/limits';
import { engineOf } from '../analyze';
import type { Catalog } from '../catalog/image';
import type { Settled } from '../policy/settle';
import { Consequence, type Finding, type Report, Severity } from '../report/report';
import type { Lines } from '../text/lines';
import type { DefinitionKind } from './definition';
import { refusalIn, type Said, saidSentence } from './said';

export type Judgement = {
  readonly kind: DefinitionKind;
  readonly text: string;
  readonly lines: Lines;
  readonly said: readonly Said[];
  readonly settled: Settled;
  /** How many Dockerfiles were judged beside it. */
  readonly builds: number;
};

/** What it is called, and who refuses one that is not valid; editors read what they can of a devcontainer.json. */
const kinds = {
  compose: { noun: 'Compose file', refuser: 'Docker Compose' },
  bake: { noun: 'Bake file', refuser: 'Docker' },
  kubernetes: { noun: 'manifest', refuser: 'Kubernetes' },
  'dev-container': { noun: 'devcontainer.json', refuser: undefined },
} as const satisfies Record<DefinitionKind, { readonly noun: string; readonly refuser: string | undefined }>;

/** A report on the definition as a file of its own: it builds nothing, so it has no stages, needs, bases or grade. */
export function definitionReport(judgement: Judgement, catalog: Catalog): Report {
  const { lines, said, settled, text } = judgement;
  const { listed, omitted } = limitFindings(settled.shown.map(({ finding }) => finding));
  const owns = new Map(settled.shown.map(({ finding, own }) => [finding, own]));
  const positionOf = (own: Finding) => listed.findIndex((finding) => owns.get(finding) === own);
  return {
    schemaVersion: 1,
    engine: engineOf(catalog),
    source: { text, sha256: bytesToHex(sha256(new TextEncoder().encode(text))) },
    options: { buildArgs: {}, platform: 'linux/amd64' },
    summary: summaryOf(judgement, positionOf),
    stages: [],
    requirements: [],
    findings: listed,
    suppressed: [],
    ...(omitted.length > 0 && { omitted }),
    recommendations: [],
    notKnown: said.map((each) => ({ text: saidSentence(each), range: lines.rangeOf(each.span) })),
    checklist: [],
  };
}

/** The gravest first, those that weigh the same as they stand in the file. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      Consequence.options.indexOf(a.consequence) - Consequence.options.indexOf(b.consequence) ||
      Severity.options.indexOf(a.severity) - Severity.options.indexOf(b.severity) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.column - b.range.start.column,
  );
}

function summaryOf(
  { builds, kind, lines, said, settled: { counted: findings } }: Judgement,
  positionOf: (finding: Finding) => number,
): Report['summary'] {
  const { noun, refuser } = kinds[kind];
  const refusal = refusalIn(said);
  if (refusal !== undefined) {
    const { line } = lines.rangeOf(refusal.span).start;
    const refused = refuser === undefined ? '' : `, and ${refuser} refuses it`;
    const text = `This ${noun} is not valid (line ${line})${refused}; judged is what can be read of it`;
    return { verdict: 'not-known', text };
  }
  const worst = findings.find(({ severity }) => severity !== 'info');
  const verdict = worst === undefined ? undefined : verdictOf(worst);
  if (worst !== undefined && verdict !== undefined) {
    const more = findings.length - 1;
    const rest = more === 0 ? '' : `, and ${more} more`;
    const text = `${spoken[verdict]} (line ${worst.range.start.line}${rest}): ${worst.message}`;
    const finding = positionOf(worst);
    return { verdict, text, ...(finding !== -1 && { finding }) };
  }
  if (findings.length === 0 && builds === 0 && said.length > 0)
    return { verdict: 'not-known', text: `Of this ${noun} nothing could be judged` };
  const things = findings.length === 1 ? '1 thing' : `${findings.length} things`;
  const toSee = findings.length === 0 ? '' : `; ${things} to look at`;
  return {
    verdict: 'no-failure-found',
    text: `Nothing found in this ${noun} that keeps anything from starting${toSee}`,
  };
}

const spoken = {
  'will-not-build': 'Will not build',
  'will-not-start': 'Will not start',
  'may-fail': 'May fail',
} as const;

function verdictOf({ consequence, severity }: Finding): keyof typeof spoken | undefined {
  if (consequence === 'risk' || consequence === 'choice-of-base') return undefined;
  return severity === 'error' ? consequence : 'may-fail';
}
