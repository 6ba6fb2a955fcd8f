/** The text with halves of characters, which UTF-8 cannot write, as what everybody reads in their place. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
