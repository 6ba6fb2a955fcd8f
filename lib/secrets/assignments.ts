import { namedSecret } from './names';
import type { PlacedLine } from './places';
import type { Candidate } from './secret';
import { maskedValue } from './secret';
import { judgeValue, type Quote } from './values';

type Value = { readonly start: number; readonly end: number; readonly quote: Quote };

const maximumName = 128;

/** `NAME=value` wherever it stands in the line, `ENV NAME value`, and `name: value` where files are written. */
export function findAssignments(text: string, line: PlacedLine): Candidate[] {
  const found = findLegacyEnv(text, line);
  if (found.length > 0) return found;
  for (let at = line.start; at < line.end; ) {
    const separator = nextSeparator(text, at, line);
    if (separator === undefined) break;
    const name = nameBefore(text, separator, line);
    const secret = namedSecret(name);
    if (secret === undefined || text[separator + 1] === '=') {
      at = separator + 1;
      continue;
    }
    const value = readValue(text, afterBlanks(text, separator + 1, line), line);
    const candidate = judge(text, name, value, line, text[separator] === ':');
    if (candidate) found.push(candidate);
    at = Math.max(separator + 1, value.end);
  }
  return found;
}

/** https://docs.docker.com/reference/dockerfile/#env: `ENV NAME the rest of the line`. */
function findLegacyEnv(text: string, line: PlacedLine): Candidate[] {
  if (line.place !== 'env' || line.argumentsAt === undefined) return [];
  const match = /^(\w+)[ \t]+(?=[^\s=])/.exec(text.slice(line.argumentsAt, line.end));
  const name = match?.[1];
  if (match === null || name === undefined || namedSecret(name) === undefined) return [];
  const start = line.argumentsAt + match[0].length;
  const end = start + withoutContinuation(text.slice(start, line.end)).length;
  const quote = enclosingQuote(text, start, end);
  const value = quote === '' ? { start, end, quote } : { start: start + 1, end: end - 1, quote };
  const candidate = judge(text, name, value, line, false);
  return candidate ? [candidate] : [];
}

function enclosingQuote(text: string, start: number, end: number): Quote {
  const first = text[start];
  return (first === '"' || first === "'") && end - start > 1 && text[end - 1] === first ? first : '';
}

function judge(
  text: string,
  name: string,
  { start, end, quote }: Value,
  line: PlacedLine,
  isField: boolean,
): Candidate | undefined {
  const secret = namedSecret(name);
  if (secret === undefined) return undefined;
  const value = text.slice(start, end);
  const judged = judgeValue(value, name, quote);
  if (judged === 'nothing' || (secret.onlyRandom && judged !== 'random')) return undefined;
  if (judged !== 'random' && isField && line.place === 'run' && quote === '') return undefined;
  const isPassword = secret.kind === 'password';
  const hasBlanks = /\s/.test(value);
  if (hasBlanks && !isPassword) return undefined;
  if (!isPassword && /^\d{1,8}$/.test(value)) return undefined;
  const isDoubtful = judged === 'placeholder' || hasBlanks || (!isPassword && value.length < 6);
  return {
    span: { start, end },
    kind: secret.kind,
    noun: secret.kind,
    masked: `${name.replace(/^-+/, '')}${isField ? ': ' : '='}${maskedValue}`,
    certainty: isDoubtful ? 'possible' : judged === 'random' ? 'certain' : 'likely',
  };
}

function nextSeparator(text: string, from: number, line: PlacedLine): number | undefined {
  const hasFields = line.place === 'file' || line.place === 'run';
  for (let at = from; at < line.end; at += 1) {
    const character = text[at];
    if (character === '=') return at;
    if (hasFields && character === ':' && /["'\s]/.test(text[at + 1] ?? '')) return at;
  }
  return undefined;
}

/** The name that ends before a separator, without its quotes; blanks between are taken where files are written. */
function nameBefore(text: string, separator: number, line: PlacedLine): string {
  let end = separator;
  if (line.place === 'file') while (end > line.start && /[ \t]/.test(text[end - 1] ?? '')) end -= 1;
  while (end > line.start && /["'\\]/.test(text[end - 1] ?? '')) end -= 1;
  let start = end;
  while (start > line.start && end - start < maximumName && /[\w.-]/.test(text[start - 1] ?? '')) start -= 1;
  return text.slice(start, end);
}

function afterBlanks(text: string, from: number, line: PlacedLine): number {
  let at = from;
  if (line.place === 'file' || text[from - 1] === ':') while (/[ \t]/.test(text[at] ?? '')) at += 1;
  return at;
}

/** The value that begins at `from`, without its quotes, to the end of the line at most. */
export function readValue(text: string, from: number, line: PlacedLine): Value {
  const first = text[from];
  if (first === '\\' && text[from + 1] === '"') {
    return { start: from + 2, end: before(text, '\\"', from + 2, line), quote: '"' };
  }
  if (first === '"' || first === "'") {
    return { start: from + 1, end: before(text, first, from + 1, line), quote: first };
  }
  const stops =
    line.place === 'env' || line.place === 'arg' || line.place === 'label' ? /[\s"']/ : /[\s"';&|<>)]/;
  let end = from;
  while (end < line.end && !stops.test(text[end] ?? '')) {
    if (text[end] === '\\' && end + 1 >= line.end) break;
    end += text[end] === '\\' ? 2 : 1;
  }
  return { start: from, end: Math.min(end, line.end), quote: '' };
}

function before(text: string, mark: string, from: number, line: PlacedLine): number {
  for (let at = from; at < line.end; at += 1) {
    if (text.startsWith(mark, at)) return at;
    if (mark === '"' && text[at] === '\\') at += 1;
  }
  return line.end;
}

function withoutContinuation(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.endsWith('\\') ? trimmed.slice(0, -1).trimEnd() : trimmed;
}
