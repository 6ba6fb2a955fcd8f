/** Something the person at the keyboard can mend; printed without a stack, exit code 2. */
export class InputError extends Error {
  /** What is wrong in particular, a line for each. */
  readonly details: readonly string[];

  constructor(message: string, options: ErrorOptions & { readonly details?: readonly string[] } = {}) {
    super(message, options);
    this.details = options.details ?? [];
  }
}
