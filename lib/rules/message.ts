/**
 * What is wrong and why it matters. Strings are the headline, which the summary repeats within a sentence; `more` is what
 * comes of it, or an aside.
 */
export type Message = string | readonly (string | { readonly more: string })[];

export function messageText(message: Message): string {
  if (typeof message === 'string') return message;
  return message.map((part) => (typeof part === 'string' ? part : part.more)).join('');
}

/** Without what comes of it, and without a full stop at the end. */
export function headlineOf(message: Message): string {
  const text =
    typeof message === 'string' ? message : message.filter((part) => typeof part === 'string').join('');
  return text.endsWith('.') ? text.slice(0, -1) : text;
}
