import type { Source } from '../fact/fact';
import type { Certainty } from '../report/report';
import type { AnswerReason } from '../words/answer';

/** Whether something is there: an unknown is never a "no". */
export type Answer = {
  readonly is: 'there' | 'missing' | 'not-known';
  readonly certainty: Certainty;
  readonly reason: AnswerReason;
  readonly source: Source | undefined;
};

/** A source, or how to look it up: thousands of images are asked, and what few of them answer is said to people. */
type SourceOf = Source | (() => Source) | undefined;

export function there(reason: AnswerReason, source?: SourceOf, certainty: Certainty = 'certain'): Answer {
  return answer('there', reason, source, certainty);
}

export function missing(reason: AnswerReason, source?: SourceOf, certainty: Certainty = 'certain'): Answer {
  return answer('missing', reason, source, certainty);
}

function answer(is: Answer['is'], reason: AnswerReason, source: SourceOf, certainty: Certainty): Answer {
  if (typeof source !== 'function') return { is, certainty, reason, source };
  return {
    is,
    certainty,
    reason,
    get source() {
      return source();
    },
  };
}

export function notKnown(reason: AnswerReason): Answer {
  return { is: 'not-known', certainty: 'possible', reason, source: undefined };
}

export const baseNotKnown: Answer = notKnown({ code: 'base-not-known' });
