/**
 * Words for people in which only code spans are Markdown: what a file brings into them is no link, no image and no
 * element. https://spec.commonmark.org/0.31.2/#code-spans: a span ends at as many backticks as began it.
 */
export function escapedWords(words: string): string {
  const runs = [...words.matchAll(/`+/g)].map((run) => ({ at: run.index, length: run[0].length }));
  const last = new Map(runs.map(({ length }, index) => [length, index]));
  const parts: string[] = [];
  let from = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const opening = runs[index];
    if (opening === undefined || (last.get(opening.length) ?? 0) <= index) continue;
    let closing = index + 1;
    while (runs[closing]?.length !== opening.length) closing += 1;
    const end = (runs[closing]?.at ?? 0) + opening.length;
    parts.push(escaped(words.slice(from, opening.at)), words.slice(opening.at, end));
    from = end;
    index = closing;
  }
  return parts.join('') + escaped(words.slice(from));
}

function escaped(text: string): string {
  return text.replace(/[\\[\]<>*]/g, '\\$&');
}

/** In a row of a table a bar parts cells, in code as well. */
export function tableCell(markdown: string): string {
  return markdown.replaceAll('|', '\\|');
}
