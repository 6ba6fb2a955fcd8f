/** Something the person at the keyboard can mend; printed without a stack, exit code 2. */
export class InputError extends Error {}
