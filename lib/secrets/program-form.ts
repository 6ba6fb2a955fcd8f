/** How a program is handed a secret on its command line, after what its makers say in `source`. */
export type ProgramForm = {
  /** Names without directory and ending, in small letters. */
  readonly programs: readonly string[];
  /** The words that follow before the secret; others may stand between those that are options. */
  readonly words?: readonly string[];
  /** Options whose value is the secret. */
  readonly options?: readonly string[];
  /** Options whose value follows without a blank: `-pX`. */
  readonly attached?: readonly string[];
  /** Options whose value is a user and the secret. */
  readonly users?: readonly string[];
  /** Options whose value is a header: `Authorization: Bearer X`. */
  readonly headers?: readonly string[];
  /** Options with a value of another kind, which is no argument. */
  readonly valued?: readonly string[];
  /** Which of the arguments behind `words` is the secret, or a user and the secret. */
  readonly argument?: number;
  /** The arguments behind `words` are a name and its value. */
  readonly pair?: true;
  /** Reads the secret, or a user and the secret on each line, from its input; with one of these options, if any are given. */
  readonly input?: { readonly holds: 'secret' | 'users'; readonly options?: readonly string[] };
  /** An option that has to be there. */
  readonly when?: RegExp;
  /** What stands before the secret in a value. */
  readonly prefix?: RegExp;
  /** Between a user and the secret. */
  readonly separator?: ':' | '/' | '%' | ',';
  readonly kind: 'password' | 'token' | 'key' | 'credentials';
  readonly source: string;
};
