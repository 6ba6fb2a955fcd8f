import { grouped } from '../text/grouped';
import { type Table, table } from '../text/table';
import type { Certainty, Concern, Consequence, Omitted, Report, Severity, Summary, Verdict } from './report';

/** In the order in which they are shown, the worst first. */
export const consequences = [
  'will-not-build',
  'will-not-start',
  'may-fail',
  'risk',
  'choice-of-base',
] as const satisfies readonly Consequence[];

export const consequenceHeadings = {
  'will-not-build': 'Will not build',
  'will-not-start': 'Will not start',
  'may-fail': 'May fail',
  risk: 'Risk',
  'choice-of-base': 'Choice of base',
} as const satisfies Record<Consequence, string>;

export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

export const severityNames = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
} as const satisfies Record<Severity, string>;

const severityPlurals = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
} as const satisfies Record<Severity, readonly [string, string]>;

export const certaintyWords = {
  certain: 'certain',
  likely: 'likely',
  possible: 'possible',
} as const satisfies Record<Certainty, string>;

/** Kinds of needs, by the id of what finds them. */
export const needTitles: Table<string> = table({
  platform: 'Platform',
  libc: 'C library',
  library: 'Shared library',
  runtime: 'Language runtime or service',
  'base-environment': 'Variable of the base',
  'native-modules': 'Installed packages',
  icu: 'ICU',
  'carried-build': 'Compiled directory',
  'started-program': 'Program that starts',
  entrypoint: 'Entrypoint of the base',
  shell: 'Shell',
  'shell-feature': 'Features of the shell',
  interpreter: 'Interpreter of a script',
  program: 'Program',
  'package-manager': 'Package manager',
  'installed-package': 'Package of a release',
  'build-program': 'Program while building',
  'program-options': 'Options of programs',
  'system-pip': 'pip of the distribution',
  'new-account': 'New accounts',
  'root-to-build': 'Root while building',
  'shared-base': 'Base shared with other stages',
  toolkit: 'What the base is chosen for',
  account: 'Account',
  'ca-certificates': 'CA certificates',
  'time-zone-data': 'Time-zone data',
});

/** The shape and colour of what is found to fail, shared with the verdicts on images. */
const failureVerdicts = {
  'will-not-build': 'does-not-run',
  'will-not-start': 'does-not-run',
  'may-fail': 'runs-with-changes',
  'no-failure-found': 'runs-as-is',
  'not-known': 'not-known',
} as const satisfies Record<Summary['verdict'], Verdict>;

/** What of it there is room for where there is room for no more. */
const failureWords = {
  'will-not-build': consequenceHeadings['will-not-build'],
  'will-not-start': consequenceHeadings['will-not-start'],
  'may-fail': consequenceHeadings['may-fail'],
  'no-failure-found': 'No failure found',
  'not-known': 'Not known',
} as const satisfies Record<Summary['verdict'], string>;

const concernWords = {
  secret: 'Secret inside',
  'no-fixes': 'No more fixes',
} as const satisfies Record<Concern['kind'], string>;

/** The verdict with what weighs beside it, of a report or of a side of a comparison. */
export type Weighed = Pick<Summary, 'verdict' | 'concerns' | 'otherFile'>;

/** The shape and colour of a report: what ships without fixes or with a secret inside is nothing to tick off. */
export function verdictOfSummary(summary: Weighed): Verdict {
  if (summary.otherFile !== undefined) return 'not-known';
  const verdict = failureVerdicts[summary.verdict];
  return leadingConcern(summary) === undefined ? verdict : 'runs-with-changes';
}

/** The verdict where there is room for no more. */
export function verdictWord(summary: Weighed): string {
  if (summary.otherFile !== undefined) return 'No Dockerfile';
  const leading = leadingConcern(summary);
  return leading === undefined ? failureWords[summary.verdict] : concernWords[leading.kind];
}

/** What decides where nothing is found to fail. */
export function leadingConcern({ verdict, concerns = [] }: Weighed): Concern | undefined {
  if (verdict !== 'no-failure-found' && verdict !== 'not-known') return undefined;
  return concerns.find(({ ships }) => ships);
}

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** A number that opens a heading: in words below ten. */
export function countWord(count: number): string {
  return small[count] ?? grouped(count);
}

export function plural(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

export function severityCount(severity: Severity, count: number): string {
  const [one, many] = severityPlurals[severity];
  return plural(count, one, many);
}

/** All findings, those that are not listed too. */
export function countBySeverity({
  findings,
  omitted = [],
}: Pick<Report, 'findings' | 'omitted'>): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  for (const { severity, count } of omitted) counts[severity] += count;
  return counts;
}

export function countOmitted(omitted: readonly Omitted[] | undefined): number {
  return (omitted ?? []).reduce((sum, { count }) => sum + count, 0);
}
