import type { Certainty } from '../report/report';
import type { Span } from '../text/span';

/** Where in the Dockerfile a secret stands; `comment` never reaches the image, but is shared with the text. */
export type SecretPlace = 'env' | 'arg' | 'label' | 'run' | 'file' | 'comment' | 'other';

export type Secret = {
  /** The value only: what has to be replaced. */
  readonly span: Span;
  /** Kebab-case name of the kind, as it stands in a redacted text. */
  readonly kind: string;
  /** For people: "password in ENV", "GitHub token in RUN". */
  readonly what: string;
  /** Enough to know which one is meant; never the value itself. */
  readonly masked: string;
  /** `possible` where the value looks like a placeholder. */
  readonly certainty: Certainty;
  readonly place: SecretPlace;
  /** True: the value has been taken out already, the text only says that one stood here. */
  readonly redacted: boolean;
};

/** A secret before its place and words are known. */
export type Candidate = Pick<Secret, 'span' | 'kind' | 'masked' | 'certainty'> & {
  /** "password", "GitHub token". */
  readonly noun: string;
};

export const maskedValue = '••••';

/** Begins what stands in place of a secret. Only letters and hyphens: no shell and no Dockerfile reads more into it. */
export const redactionMark = 'plinth-redacted-';
