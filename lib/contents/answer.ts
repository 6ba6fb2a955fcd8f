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

export function there(reason: AnswerReason, source?: Source, certainty: Certainty = 'certain'): Answer {
  return { is: 'there', certainty, reason, source };
}

export function missing(reason: AnswerReason, source?: Source, certainty: Certainty = 'certain'): Answer {
  return { is: 'missing', certainty, reason, source };
}

export function notKnown(reason: AnswerReason): Answer {
  return { is: 'not-known', certainty: 'possible', reason, source: undefined };
}

export const baseNotKnown: Answer = notKnown({ code: 'base-not-known' });
