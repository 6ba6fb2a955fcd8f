import { isAsciiLetter, isDigit } from './characters';

const specialParameters = '@*#?-$!';
const letterOrDigit = /^[\p{L}\p{Nd}]$/u;
const digit = /^\p{Nd}$/u;

/** End of the variable name that starts at `from`: letters, digits, `_`; all digits; or one of the shell's specials. */
export function readVariableName(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (isDigit(first)) return skip(text, from, isDigitAt);
  if (specialParameters.includes(text.charAt(from)) && from < text.length) return from + 1;
  if (first >= 0x80 && isDigitAt(text, from)) return skip(text, from, isDigitAt);
  return skip(text, from, isNamePartAt);
}

function skip(text: string, from: number, isPart: (text: string, at: number) => boolean): number {
  let at = from;
  while (at < text.length && isPart(text, at)) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return isDigit(code);
  return digit.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function isNamePartAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return isAsciiLetter(code) || isDigit(code) || code === 0x5f;
  return letterOrDigit.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}
