/** A key of a YAML file with the keys above it; entries of lists are `-` among them. */
export type YamlEntry = {
  readonly path: readonly string[];
  readonly key: string;
  /** Without quotes and comments; empty where it is a mapping, a list or a text of many lines. */
  readonly value: string;
};

type Open = { readonly indent: number; readonly key: string };

/**
 * The keys of a text that is written as YAML is, in order; undefined where a line at the margin says that it is not.
 * Reads what people write by hand: a key to a line, and `{a: b}`. Time is linear in the text.
 */
export function yamlEntries(text: string): readonly YamlEntry[] | undefined {
  const entries: YamlEntry[] = [];
  const open: Open[] = [];
  /** Lines deeper than this are of a text. */
  let scalar = Number.POSITIVE_INFINITY;
  for (const line of text.split('\n')) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    let indent = line.length - line.trimStart().length;
    if (indent > scalar) continue;
    scalar = Number.POSITIVE_INFINITY;
    if (indent === 0 && isMark(content)) {
      open.length = 0;
      continue;
    }
    let rest = content;
    while (rest === '-' || rest.startsWith('- ')) {
      close(open, indent);
      open.push({ indent, key: '-' });
      const inner = rest.slice(1).trimStart();
      indent += Math.max(1, rest.length - inner.length);
      rest = inner;
    }
    if (rest.startsWith('{') && open.at(-1)?.key === '-') {
      const path = open.map(({ key }) => key);
      for (const [key, value] of flowPairs(rest)) entries.push({ path, key, value });
      continue;
    }
    const pair = pairIn(rest);
    if (pair === undefined) {
      if (indent === 0) return undefined;
      continue;
    }
    close(open, indent);
    const path = open.map(({ key }) => key);
    entries.push({ path, key: pair.key, value: pair.value });
    for (const [key, value] of flowPairs(pair.value)) entries.push({ path: [...path, pair.key], key, value });
    open.push({ indent, key: pair.key });
    if (open.length > deepest) return undefined;
    if (/^[|>]/.test(pair.value)) scalar = indent;
  }
  return entries;
}

/** A file that people write goes no deeper. */
const deepest = 40;

function close(open: Open[], indent: number): void {
  while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
}

/** Begins and ends a document, or a text of it that was pasted; and what a chart puts in. */
function isMark(content: string): boolean {
  return ['---', '...', '```', '{{', '%YAML', ']', '}'].some((mark) => content.startsWith(mark));
}

function pairIn(text: string): { readonly key: string; readonly value: string } | undefined {
  const at = text.endsWith(':') && !text.includes(': ') ? text.length - 1 : text.indexOf(': ');
  if (at <= 0) return undefined;
  const key = unquoted(text.slice(0, at).trimEnd());
  if (!/^[\w.\-/@$ ]+$/.test(key)) return undefined;
  return { key, value: valueIn(text.slice(at + 1).trim()) };
}

function valueIn(text: string): string {
  if (text.startsWith('#')) return '';
  const quote = text[0];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, 1);
    return end === -1 ? '' : text.slice(1, end);
  }
  const comment = text.indexOf(' #');
  const value = comment === -1 ? text : text.slice(0, comment).trimEnd();
  return value.replace(/^&[\w-]+ */, '');
}

/** `{context: ., dockerfile: x}` */
function flowPairs(value: string): readonly (readonly [string, string])[] {
  if (!value.startsWith('{') || !value.endsWith('}') || value.startsWith('{{')) return [];
  return value
    .slice(1, -1)
    .split(',')
    .flatMap((part) => {
      const pair = pairIn(part.trim());
      return pair === undefined ? [] : [[pair.key, pair.value] as const];
    });
}

function unquoted(text: string): string {
  const quote = text[0];
  return (quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote)
    ? text.slice(1, -1)
    : text;
}
