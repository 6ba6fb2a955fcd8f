import type { Part } from './placed';

/** After blanks and comments; `lines`: and after the ends of lines. */
export function blankEnd(text: string, from: number, lines: boolean): number {
  let at = from;
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (letter === ' ' || letter === '\t' || (lines && (letter === '\n' || letter === '\r'))) at += 1;
    else if (text.startsWith('/*', at)) at = after(text, '*/', at + 2);
    else if (lines && (letter === '#' || text.startsWith('//', at))) at = after(text, '\n', at);
    else break;
  }
  return at;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

/** After the quote that ends a text in quotes, which may hold `${…}` with texts in it; undefined where none on the line does. */
export function stringEnd(text: string, start: number): number | undefined {
  /** Braces that are open in each `${…}` around the place; a text in it begins anew. */
  const open: ('text' | 'expression')[] = ['text'];
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text[at];
    const isText = open.at(-1) === 'text';
    if (letter === '\n') return undefined;
    if (letter === '\\') at += 1;
    else if (isText && /^[$%][$%]\{/.test(text.slice(at, at + 3))) at += 2;
    else if (isText && /^[$%]\{/.test(text.slice(at, at + 2))) {
      open.push('expression');
      at += 1;
    } else if (letter === '"') {
      if (isText) open.pop();
      else open.push('text');
      if (open.length === 0) return at + 1;
    } else if (!isText && letter === '{') open.push('expression');
    else if (!isText && letter === '}') open.pop();
  }
  return undefined;
}

/** To where an expression ends: a comma, a bracket that closes what is around it, or the line, if nothing is open. */
export function skipExpression(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (letter === '"') at = (stringEnd(text, at) ?? lineEnd(text, at)) - 1;
    else if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (depth === 0 && (letter === '\n' || letter === ',')) return at;
    at += 1;
  }
  return at;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from + 1);
  return end === -1 ? text.length : end;
}

/** `<<EOT` and `<<-EOT`, which takes away the least indentation of its lines. */
export function heredocAt(
  text: string,
  start: number,
): { readonly parts: readonly Part[]; readonly end: number } | undefined {
  const opening = /^<<(-?)([A-Za-z_][\w-]{0,100})[ \t]*\r?\n/.exec(text.slice(start, start + 120));
  if (opening === null) return undefined;
  const [head = '', dash, mark = ''] = opening;
  const lines: { readonly from: number; readonly to: number }[] = [];
  let from = start + head.length;
  while (from < text.length) {
    const next = text.indexOf('\n', from);
    const to = next === -1 ? text.length : next + 1;
    if (text.slice(from, to).trim() === mark) {
      return { parts: partsOf(text, lines, dash === '-'), end: to - (next === -1 ? 0 : 1) };
    }
    lines.push({ from, to });
    from = to;
  }
  return undefined;
}

function partsOf(
  text: string,
  lines: readonly { readonly from: number; readonly to: number }[],
  flush: boolean,
): Part[] {
  let indent = flush ? Number.POSITIVE_INFINITY : 0;
  for (const { from, to } of flush ? lines : []) {
    const line = text.slice(from, to);
    if (line.trim() !== '') indent = Math.min(indent, line.length - line.trimStart().length);
  }
  return lines.map(({ from, to }) => {
    const start = Math.min(from + indent, to - 1);
    return { text: text.slice(start, to), source: { start, end: to }, exact: true };
  });
}
