/** Something the person at the keyboard can mend; printed without a stack, exit code 2. `details`: a line for each. */
export class InputError extends Error {
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}
