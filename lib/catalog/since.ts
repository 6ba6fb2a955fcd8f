import { compareNumbers, numbersOf } from './tag-versions';

/** Whether a release is the one named, or a later one: `3.19` is since `3.9`. One without a number is since none. */
export function isSince(release: string | undefined, since: string): boolean {
  return release !== undefined && compareNumbers(numbersOf(release), numbersOf(since)) >= 0;
}
