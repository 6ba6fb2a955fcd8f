/**
 * A text with its control characters shown instead of obeyed: `␛` for escape, `\u202e` for what turns the direction
 * of writing. A terminal would change its title, its colours or what it has printed; people would read another text
 * than the builder, https://trojansource.codes. Line ends are shown too: one line stays one line.
 */
export function visible(text: string): string {
  return replaceUnseen(text, (code) => {
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : escaped(code);
  });
}

/** The same for a text of several lines, or one in which tabs stay. */
export function visibleExcept(kept: string, text: string): string {
  return text
    .split(kept)
    .map((part) => visible(part))
    .join(kept);
}

/** JSON in which those characters that JSON leaves as they are, are written as escapes; it means the same. */
export function visibleJson(value: unknown): string {
  return replaceUnseen(JSON.stringify(value, null, 2), (code) => (code === 0x0a ? '\n' : escaped(code)));
}

function replaceUnseen(text: string, show: (code: number) => string): string {
  const parts: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isUnseen(code)) continue;
    parts.push(text.slice(copied, at), show(code));
    copied = at + 1;
  }
  return copied === 0 ? text : parts.join('') + text.slice(copied);
}

/** Control characters, marks and overrides of direction, and separators of lines: all but C0 by https://unicode.org/reports/tr9. */
function isUnseen(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0x061c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
