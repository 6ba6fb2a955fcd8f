import type { Source } from '../fact/fact';
import type { Certainty } from '../report/report';

/** Whether something is there: an unknown is never a "no". */
export type Answer = {
  readonly is: 'there' | 'missing' | 'not-known';
  readonly certainty: Certainty;
  /** One clause for people: "debian:bookworm-slim has no curl". */
  readonly because: string;
  readonly source: Source | undefined;
};

export function there(because: string, source?: Source, certainty: Certainty = 'certain'): Answer {
  return { is: 'there', certainty, because, source };
}

export function missing(because: string, source?: Source, certainty: Certainty = 'certain'): Answer {
  return { is: 'missing', certainty, because, source };
}

export function notKnown(because: string): Answer {
  return { is: 'not-known', certainty: 'possible', because, source: undefined };
}
