import type { Inspection } from '../inspection';
import type { Policy } from '../report/policy';
import type { Certainty, Consequence, Severity } from '../report/report';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import type { Message } from './message';

/** What weighs on an image whether it fails or not. `ships`: it is in what is built, and not only in what builds it. */
export type Weight = { readonly ships: boolean } & (
  | { readonly kind: 'secret'; readonly what: string }
  | { readonly kind: 'no-fixes'; readonly reference: string; readonly since: string }
);

/** What a rule's check reports; the shelf adds rule id, severity and line numbers. */
export type Reported = {
  readonly span: Span;
  readonly stage?: number;
  readonly certainty: Certainty;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly consequence?: Consequence;
  /** In the user's own names. */
  readonly message: Message;
  readonly remedy: string;
  readonly evidence?: readonly { readonly text: string; readonly span?: Span; readonly source?: string }[];
  /** Where the verdict has to speak of it. */
  readonly weighs?: Weight;
  readonly fix?: { readonly safety: 'safe' | 'review'; readonly edits: readonly TextEdit[] };
};

/** A Dockerfile that shows the rule. In a bad one `[|…|]` marks what must be reported; a good one reports nothing. */
export type Example = {
  readonly title: string;
  readonly dockerfile: string;
  /** Files of the build context that are given with it. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the project decides about its images. */
  readonly policy?: Policy;
  /** What the rule's edits make of it. */
  readonly fixed?: string;
};

export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  readonly consequence: Consequence;
  readonly title: string;
  /** Why it matters: markdown, a short paragraph or two. */
  readonly why: string;
  readonly remedy: string;
  /** Error texts people search for. */
  readonly symptoms: readonly string[];
  readonly references: readonly { readonly title: string; readonly url: string }[];
  /** The same check elsewhere: `{ tool: 'hadolint', id: 'DL3006' }`. */
  readonly aliases: readonly { readonly tool: string; readonly id: string }[];
  /** Rules that say more about the same place: where one of them reports, this one is silent. */
  readonly yieldsTo?: readonly string[];
  /** Where it reports, what all other rules say of the file is beside the point. */
  readonly speaksAlone?: true;
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
  check(inspection: Inspection): Iterable<Reported>;
};

export function defineRule(rule: Rule): Rule {
  return rule;
}
