import { byVerdict } from '@/lib/recommend/verdict';
import type { Verdict } from '@/lib/report/report';
import { isRecord } from '@/lib/text/record';
import { browserList } from '../share/browser-list';
import { type Draft, readDraft } from './draft';
import { sameDraft } from './request';

/** A text that was analyzed in this browser, and what was said of it. */
export type Analysis = {
  readonly id: string;
  /** Date and time of the last report on it. */
  readonly at: string;
  /** Without the files beside it. */
  readonly draft: Draft;
  /** The sentence that the report opens with. */
  readonly title: string;
  /** As the report was drawn. */
  readonly verdict: Verdict;
  /** What the image stands on; none where the file names none. */
  readonly base?: string;
};

/** Browsers give a site some five million characters for all that it keeps. */
const mostKept = 30;
const mostCharacters = 1_000_000;
const longestKept = 200_000;

const list = browserList('plinth.analyses', readAnalysis);

/** What was analyzed in this browser, the newest first; kept nowhere else. */
export const useAnalyses = list.use;

/** Puts one first. It takes the place of one with its id, or with the same text and options. */
export function keepAnalysis(analysis: Analysis): void {
  if (lengthOf(analysis) > longestKept) return;
  list.change((kept) =>
    bounded([
      analysis,
      ...kept.filter(({ id, draft }) => id !== analysis.id && !sameDraft(draft, analysis.draft)),
    ]),
  );
}

export function removeAnalysis(id: string): void {
  list.change((kept) => kept.filter((analysis) => analysis.id !== id));
}

export function clearAnalyses(): void {
  list.change(() => []);
}

/** The first of them, as far as there is room. */
export function bounded(analyses: readonly Analysis[]): readonly Analysis[] {
  let room = mostCharacters;
  const end = analyses.slice(0, mostKept).findIndex((analysis) => {
    room -= lengthOf(analysis);
    return room < 0;
  });
  return analyses.slice(0, end === -1 ? mostKept : end);
}

function lengthOf({ draft: { text, buildArgs }, title }: Analysis): number {
  return text.length + buildArgs.length + title.length;
}

const mark = '#analysis-';

/** Where the analyzer opens one. */
export function analysisPath({ id }: Pick<Analysis, 'id'>): string {
  return `/analyze${mark}${id}`;
}

/** The one that the fragment of an address names; undefined where it names none. */
export function analysisAt(fragment: string): Analysis | 'gone' | undefined {
  if (!fragment.startsWith(mark)) return undefined;
  const asked = fragment.slice(mark.length);
  return list.read().find(({ id }) => id === asked) ?? 'gone';
}

/**
 * Whether a text is an earlier one worked on: of the shorter of the two at least half stands at the beginning and the
 * end of the other.
 */
export function isContinued(before: string, after: string): boolean {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return (start + end) * 2 >= shorter;
}

function readAnalysis(kept: unknown): Analysis | undefined {
  if (!isRecord(kept)) return undefined;
  const { id, at, title, verdict, base } = kept;
  const draft = readDraft(kept.draft);
  if (typeof id !== 'string' || typeof at !== 'string' || typeof title !== 'string') return undefined;
  if (draft === undefined || (base !== undefined && typeof base !== 'string')) return undefined;
  return {
    id,
    at,
    draft,
    title,
    verdict: byVerdict.find((each) => each === verdict) ?? 'not-known',
    ...(base !== undefined && { base }),
  };
}
