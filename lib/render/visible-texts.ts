import { visible } from '../text/visible';

/** Anything that JSON can hold with every text shown as it is, whichever field a file got it into. */
export function withVisibleTexts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'string' ? visible(each) : each,
  );
}
