/** The text without the given characters at its end. `/[…]+$/` would begin anew at each of them. */
export function withoutTrailing(text: string, dropped: string): string {
  let end = text.length;
  while (end > 0 && dropped.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** What stands before the first `mark`; the whole text where there is none. */
export function before(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at === -1 ? text : text.slice(0, at);
}

/** Whether `then` is found after `first` in one of the parts that `separator` makes, such as on one line. */
export function isFollowed(text: string, separator: RegExp, first: RegExp, then: RegExp): boolean {
  if (!first.test(text)) return false;
  return text.split(separator).some((part) => {
    const found = first.exec(part);
    return found !== null && then.test(part.slice(found.index + found[0].length));
  });
}
