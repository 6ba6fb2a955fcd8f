import type { Part } from './placed';

const short = new Map(Object.entries({ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0' }));

/** The parts of a text in double quotes, as JSON, HCL and YAML write them, from after the one quote to before the other. */
export function escapedParts(source: string, start: number, end: number): readonly Part[] {
  const parts: Part[] = [];
  let plain = start;
  for (let at = source.indexOf('\\', start); at !== -1 && at < end; at = source.indexOf('\\', plain)) {
    parts.push(exact(source, plain, at));
    const letter = source[at + 1] ?? '';
    const hex = letter === 'u' ? source.slice(at + 2, at + 6) : '';
    const isCode = /^[0-9a-fA-F]{4}$/.test(hex);
    plain = Math.min(end, at + (isCode ? 6 : 2));
    const text = isCode ? String.fromCharCode(Number.parseInt(hex, 16)) : (short.get(letter) ?? letter);
    parts.push({ text, source: { start: at, end: plain }, exact: false });
  }
  parts.push(exact(source, plain, end));
  return parts;
}

function exact(source: string, start: number, end: number): Part {
  return { text: source.slice(start, end), source: { start, end }, exact: true };
}
