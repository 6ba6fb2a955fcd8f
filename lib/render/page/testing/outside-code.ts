/**
 * What of a Markdown text is not code: blocks between fences and spans between backticks left out, by CommonMark 0.31,
 * 4.5 and 6.1. Throws where a fence is never closed.
 */
export function outsideCode(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const [, marks] = /^ {0,3}(`{3,})/.exec(line) ?? [];
    if (fence === undefined && marks !== undefined) fence = marks;
    else if (fence !== undefined) {
      if (marks !== undefined && marks.length >= fence.length && line.trim() === marks) fence = undefined;
    } else lines.push(withoutSpans(line));
  }
  if (fence !== undefined) throw new Error(`A block of code is never closed:\n${markdown}`);
  return lines.join('\n');
}

function withoutSpans(line: string): string {
  let text = '';
  let open: { readonly at: number; readonly length: number } | undefined;
  let copied = 0;
  // Within code a backslash is itself; outside of it, it takes the next character with it.
  for (const { 0: mark, index } of line.matchAll(/`+|\\./g)) {
    if (open === undefined && mark.startsWith('`')) {
      open = { at: index, length: mark.length };
      text += line.slice(copied, index);
    } else if (open !== undefined && index >= open.at && closes(mark, open.length)) {
      copied = index + mark.length;
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`A span of code is never closed: ${line}`);
  return text + line.slice(copied);
}

/** A backslash before the run that closes belongs to the code. */
function closes(mark: string, length: number): boolean {
  return mark.replace(/^\\/, '').length === length && mark.endsWith('`');
}

/** Rows of every table with how many cells each has. */
export function cellCounts(markdown: string): readonly (readonly number[])[] {
  const tables: number[][] = [];
  let open: number[] | undefined;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('| ')) {
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = [];
      tables.push(open);
    }
    open.push(line.replace(/\\./g, '').split('|').length - 2);
  }
  return tables;
}
