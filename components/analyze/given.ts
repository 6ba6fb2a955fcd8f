import type { Explanation } from '@/lib/explain/explanation';
import type { Keep } from '@/lib/report/keep';
import type { Report } from '@/lib/report/report';
import type { RewriteAnswer } from '@/lib/report/rewrite';
import type { Draft } from './draft';

/** What the page was opened with; `isGiven`: an example or a shared report, not the user's own. */
export type Given = {
  readonly draft: Draft;
  readonly isGiven: boolean;
  readonly report: Report | undefined;
  /** Why there is no report, said by the server to a form sent without JavaScript. */
  readonly problem?: { readonly title: string; readonly detail: string };
  /** An error message that was sent with the form, and what it comes from. */
  readonly error?: { readonly text: string; readonly explanation: Explanation };
  /** What a new base has to have. */
  readonly keep: Keep;
  /** Plans that a form sent without JavaScript, or a link to a base of a report, asked for. */
  readonly moves?: Moves;
};

export type Moves = {
  /** The base that was named; undefined for the usual ones. */
  readonly to: string | undefined;
  readonly answer: RewriteAnswer;
  /** The change of each plan, as a patch. */
  readonly patches: readonly string[];
};

export type FormAction = (before: Given | undefined, form: FormData) => Promise<Given>;
