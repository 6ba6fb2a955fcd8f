import type { Report } from '@/lib/report/report';
import type { Draft } from './draft';

/** What the page was opened with; `isGiven`: an example or a shared report, not the user's own. */
export type Given = {
  readonly draft: Draft;
  readonly isGiven: boolean;
  readonly report: Report | undefined;
  /** Why there is no report, said by the server to a form sent without JavaScript. */
  readonly problem?: { readonly title: string; readonly detail: string };
};

export type FormAction = (before: Given | undefined, form: FormData) => Promise<Given>;
