export type ShellMark = {
  readonly kind: 'variable' | 'string' | 'comment';
  readonly start: number;
  readonly end: number;
};

const nameStart = /[A-Za-z_]/;
const nameRest = /[A-Za-z0-9_]/;

/** Quoted strings, variables and comments of a shell script, for colouring alone. Linear, takes any text. */
export function markShell(text: string): readonly ShellMark[] {
  const marks: ShellMark[] = [];
  let at = 0;
  let quoteStart: number | undefined;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '\\') {
      at += 2;
    } else if (quoteStart === undefined && character === "'") {
      const close = text.indexOf("'", at + 1);
      const end = close === -1 ? text.length : close + 1;
      marks.push({ kind: 'string', start: at, end });
      at = end;
    } else if (character === '"') {
      if (quoteStart === undefined) quoteStart = at;
      else {
        marks.push({ kind: 'string', start: quoteStart, end: at + 1 });
        quoteStart = undefined;
      }
      at++;
    } else if (character === '$') {
      const end = variableEnd(text, at);
      if (end > at + 1) {
        if (quoteStart !== undefined) {
          marks.push({ kind: 'string', start: quoteStart, end: at });
          quoteStart = end;
        }
        marks.push({ kind: 'variable', start: at, end });
      }
      at = Math.max(end, at + 1);
    } else if (
      quoteStart === undefined &&
      character === '#' &&
      (at === 0 || /[\s;&|(]/.test(text[at - 1] ?? ''))
    ) {
      const end = lineEnd(text, at);
      marks.push({ kind: 'comment', start: at, end });
      at = end;
    } else {
      at++;
    }
  }
  if (quoteStart !== undefined) marks.push({ kind: 'string', start: quoteStart, end: text.length });
  return marks.filter(({ start, end }) => start < end);
}

/** End of `$name` or `${…}`; the start itself when no variable begins there. */
function variableEnd(text: string, start: number): number {
  const next = text[start + 1] ?? '';
  if (next === '{') {
    const close = text.indexOf('}', start);
    const end = lineEnd(text, start);
    return close === -1 || close > end ? start : close + 1;
  }
  if (!nameStart.test(next)) return start;
  let at = start + 2;
  while (nameRest.test(text[at] ?? '')) at++;
  return at;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
