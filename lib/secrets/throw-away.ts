const throwAway =
  /dummy|not.?(used|needed|a.?secret|secret|real)|unused|placeholder|fake|example|build|throw.?away|temporary|ignored?|test|none|xxx/i;

/** Whether a value reads as one given to a single command so that it starts at all. */
export function isThrowAway(value: string): boolean {
  return throwAway.test(value);
}
