import { asWritten } from './hostile.fixture';

/** A text as an XML 1.0 document can hold it: pictures stand for the control characters it can not, U+FFFD for the rest. */
export function asInXml(text: string): string {
  return Array.from(asWritten(text), (one) => {
    const code = one.codePointAt(0) ?? 0;
    if (code === 0xfffe || code === 0xffff) return '\ufffd';
    return code < 0x20 && !'\t\n\r'.includes(one) ? String.fromCodePoint(0x2400 + code) : one;
  }).join('');
}
