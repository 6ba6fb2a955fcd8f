import type { Certainty, Consequence, Letter, Severity } from '../report/report';
import { type Table, table } from '../text/table';

/** What a finding costs, by how sure it is. */
export type Weight = Readonly<Record<Certainty, number>>;

type Weights = Readonly<Record<Severity, Weight>>;

const nothing: Weight = { certain: 0, likely: 0, possible: 0 };
const fails: Weight = { certain: 80, likely: 75, possible: 71 };
const failsLater: Weight = { certain: 50, likely: 45, possible: 15 };
const mayFail: Weight = { certain: 15, likely: 12, possible: 4 };
const toLookAt: Weight = { certain: 8, likely: 6, possible: 2 };

/**
 * How points become a grade. Published: whoever changes a number raises `version`, as stored reports keep the grade that
 * they were given. docs/grade.md has the reasons.
 */
export const scale = {
  version: 1,
  full: 100,
  /** From so many points on, the best first. */
  letters: [
    { letter: 'A', from: 90 },
    { letter: 'B', from: 75 },
    { letter: 'C', from: 60 },
    { letter: 'D', from: 45 },
    { letter: 'E', from: 30 },
    { letter: 'F', from: 0 },
  ],
  /** What does not build or start leaves less than any letter but F takes. */
  weights: {
    'will-not-build': { error: fails, warning: mayFail, info: nothing },
    'will-not-start': { error: fails, warning: mayFail, info: nothing },
    'may-fail': { error: failsLater, warning: mayFail, info: nothing },
    risk: { error: failsLater, warning: toLookAt, info: nothing },
    'choice-of-base': { error: failsLater, warning: toLookAt, info: nothing },
  },
  /** Rules that weigh otherwise than their kind. */
  named: table<Partial<Weights>>({
    'secret-in-image': { warning: { certain: 50, likely: 45, possible: 10 } },
    'base-end-of-life': {
      warning: { certain: 20, likely: 15, possible: 5 },
      info: { certain: 4, likely: 3, possible: 1 },
    },
    'base-retired': { warning: { certain: 20, likely: 15, possible: 5 } },
    'base-not-official': { warning: { certain: 12, likely: 9, possible: 3 } },
    'runs-as-root': { warning: { certain: 12, likely: 9, possible: 3 } },
    'unverified-download': { warning: { certain: 12, likely: 9, possible: 3 } },
    'verification-off': { warning: { certain: 12, likely: 9, possible: 3 } },
    'workdir-relative': { warning: { certain: 4, likely: 3, possible: 1 } },
    'empty-continuation-line': { warning: { certain: 4, likely: 3, possible: 1 } },
    // What a project decides for itself is no fault of the file: a letter means the same in every project.
    'policy-registry-not-allowed': { error: nothing },
    'policy-image-banned': { error: nothing },
    'policy-digest-missing': { error: nothing },
    'policy-image-not-preferred': { info: nothing },
    'toolchain-in-final-stage': { info: { certain: 4, likely: 3, possible: 1 } },
  }),
} as const satisfies {
  readonly version: number;
  readonly full: number;
  readonly letters: readonly { readonly letter: Letter; readonly from: number }[];
  readonly weights: Readonly<Record<Consequence, Weights>>;
  readonly named: Table<Partial<Weights>>;
};

export function weightOf(rule: string, consequence: Consequence, severity: Severity): Weight {
  return scale.named[rule]?.[severity] ?? scale.weights[consequence][severity];
}

/** The first finding of a rule costs all of it, the second a quarter, further ones nothing. */
export function costOfNth(weight: number, nth: number): number {
  if (nth === 0) return weight;
  return nth === 1 ? Math.floor(weight / 4) : 0;
}

export function letterFor(points: number): Letter {
  return scale.letters.find(({ from }) => points >= from)?.letter ?? 'F';
}
