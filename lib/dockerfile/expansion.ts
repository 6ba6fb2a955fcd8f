/** What is known of a variable: its value, that it has one we do not know, or (undefined) that it is not set. */
export type Lookup = (name: string) => { readonly value: string } | { readonly unknown: true } | undefined;

/** One use of a variable, `$name` or `${name…}` with its offsets in the text. */
export type VariableReference = {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** `-`, `:-`, `+`, `:+`, `?`, `:?`, `#`, `##`, `%`, `%%`, `/`, `//`; empty for a plain use. */
  readonly modifier: string;
  readonly state: 'set' | 'unset' | 'unknown';
};

export type ExpansionErrorCode =
  | 'bad-substitution'
  | 'bad-pattern'
  | 'required'
  | 'unsupported-modifier'
  | 'unterminated-quote'
  | 'unterminated-variable';

export type ExpansionError = {
  readonly kind: 'error';
  readonly code: ExpansionErrorCode;
  readonly error: string;
  /** Offset in the text near which it was noticed. */
  readonly at: number;
  readonly references: readonly VariableReference[];
};

/** What an expansion met on its way. */
export type VariablesMet = {
  /** Names used without a value and without a default or alternative. */
  readonly unset: readonly string[];
  /** Names whose value is not known: the result then is not certain, their uses stand in it as written. */
  readonly unknown: readonly string[];
  readonly references: readonly VariableReference[];
};

export type Expansion = VariablesMet & { readonly kind: 'value'; readonly value: string };

/** A word after expansion, with where it comes from in the text. */
export type ExpandedWord = { readonly text: string; readonly start: number; readonly end: number };

export type ExpansionOfWords = VariablesMet & {
  readonly kind: 'value';
  readonly words: readonly ExpandedWord[];
};

export type ExpandOptions = {
  /** `remove` them, `keep` them while obeying them, or `ignore` them: ordinary characters, as in here-documents. */
  readonly quotes?: 'remove' | 'keep' | 'ignore';
  readonly keepEscapes?: boolean;
  /** Uses of variables that are not set stay as written. */
  readonly keepUnset?: boolean;
};
