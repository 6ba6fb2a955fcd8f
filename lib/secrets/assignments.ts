import { namedSecret } from './names';
import type { PlacedLine } from './places';
import type { Candidate } from './secret';
import { maskedValue } from './secret';
import { judgeValue, type Quote } from './values';

type Value = { readonly start: number; readonly end: number; readonly quote: Quote };

const maximumName = 128;
const maximumBlanks = 16;

/** `NAME=value` wherever it stands in the line, `ENV NAME value`, and `name: value` where files are written. */
export function findAssignments(text: string, line: PlacedLine): Candidate[] {
  const found = findLegacyEnv(text, line);
  if (found.length > 0) return found;
  const comment = line.place === 'run' ? commentOf(text, line) : line;
  // What a value holds in fields of its own is looked at once: `X_AUTH={"password": "…"}`.
  let looked = line.start;
  for (let at = line.start; at < line.end; ) {
    const separator = nextSeparator(text, at, line);
    if (separator === undefined) break;
    const name = nameBefore(text, separator, line);
    if (namedSecret(name) === undefined || text[separator + 1] === '=') {
      at = separator + 1;
      continue;
    }
    const arrow = text[separator + 1] === '>' ? 1 : 0;
    const value = readValue(text, afterBlanks(text, separator + 1 + arrow, line), line);
    const placed = separator > comment.start ? comment : line;
    const candidate = judgeAssigned(text, name, value, placed, separator);
    if (candidate) found.push(candidate);
    const isHolder = candidate === undefined && value.start >= looked && /[{[]/.test(text[value.start] ?? '');
    if (isHolder) looked = value.end;
    at = isHolder ? separator + 1 : Math.max(separator + 1, value.end);
  }
  return found;
}

function judgeAssigned(
  text: string,
  name: string,
  value: Value,
  line: PlacedLine,
  separator: number,
): Candidate | undefined {
  const isLoose = /[ \t]/.test(text[separator - 1] ?? '') && line.place !== 'file';
  if (isLoose && !endsItsLine(text, value, line)) return undefined;
  const scheme = /^(?:bearer|basic|token) +(?=\S)/i.exec(
    text.slice(value.start, Math.min(value.end, value.start + 20)),
  )?.[0];
  const start = value.start + (scheme?.length ?? 0);
  return judge(text, name, { ...value, start }, line, text[separator] === ':');
}

/** What stands behind a `#` in a command. */
function commentOf(text: string, line: PlacedLine): PlacedLine {
  const at = text.slice(line.start, line.end).search(/\s#\s/);
  return { ...line, start: at === -1 ? line.end : line.start + at, place: 'comment' };
}

/** https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/frontend/dockerfile/docs/reference.md: `ENV NAME the rest of the line`. */
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

/** `name = value` is no assignment of a shell: it counts where it is all that a line of a file says. */
function endsItsLine(text: string, { end, quote }: Value, line: PlacedLine): boolean {
  if (line.place === 'comment' && quote === '')
    return /^[ \t]*$/.test(text.slice(end, Math.min(line.end, end + 80)));
  if (isLiteralPlace(line)) return text[end] === ';';
  return /^(?:["']|\\n|\\?["'])/.test(text.slice(end, end + 2));
}

/** Where no shell reads the value. */
function isLiteralPlace({ place }: PlacedLine): boolean {
  return place === 'env' || place === 'arg' || place === 'label';
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
  const user = secret.kind === 'credentials' ? userBefore(text.slice(start, end), name) : 0;
  if (user > 0) return judgePart(text, name, { start: start + user, end, quote });
  const value = text.slice(start, end);
  const judged = judgeValue(value, name, quote, isLiteralPlace(line));
  if (judged === 'nothing' || /^\s/.test(value) || (secret.onlyRandom && judged !== 'random'))
    return undefined;
  if (judged !== 'random' && isField && line.place === 'run' && quote === '') return undefined;
  if (line.place === 'comment' && isField && judged !== 'random' && !standsAlone(text, value, end, line))
    return undefined;
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

/** `user:password`, also in base64: where the password begins, 0 where there is none. */
function userBefore(value: string, name: string): number {
  const [user, secret = ''] = /^[\w.@+-]{1,64}[:/](?=([^\s/]+))/.exec(value) ?? [];
  if (user === undefined || !/[a-z]/i.test(user) || /^\d{1,5}$/.test(secret)) return 0;
  if (user.endsWith('/') && !/^neo4j_auth$/i.test(name)) return 0;
  return clearlyUsers.test(name) || /[^a-z]/.test(secret) ? user.length : 0;
}

const clearlyUsers = /basic|http|proxy|user|cred|neo4j|_auth$/i;

function judgePart(text: string, name: string, { start, end, quote }: Value): Candidate | undefined {
  const judged = judgeValue(text.slice(start, end), name, quote, true);
  if (judged === 'nothing') return undefined;
  const certainty = judged === 'placeholder' ? 'possible' : judged === 'random' ? 'certain' : 'likely';
  return {
    span: { start, end },
    kind: 'password',
    noun: 'password',
    masked: `${name}=…:${maskedValue}`,
    certainty,
  };
}

/** What a comment says of a password in words is none: the value has a digit or a sign, and nothing follows it but another one. */
function standsAlone(text: string, value: string, end: number, line: PlacedLine): boolean {
  if (!/\d|[A-Za-z][!@#$%^&*+=?~]/.test(value) || value.length < 5 || /^[\d.]+$/.test(value)) return false;
  return /^["'`]?[ \t]*(?:$|[,;)(#/|-]|and |\w+[:=])/.test(text.slice(end, Math.min(line.end, end + 80)));
}

function nextSeparator(text: string, from: number, line: PlacedLine): number | undefined {
  const hasFields = line.place === 'file' || line.place === 'run' || line.place === 'comment';
  for (let at = from; at < line.end; at += 1) {
    const character = text[at];
    if (character === '=') return at;
    const isField = hasFields || /["']/.test(text[at - 1] ?? '');
    if (isField && character === ':' && /["'\s\\]/.test(text[at + 1] ?? '')) return at;
  }
  return undefined;
}

/** The name that ends before a separator, without its quotes, also `x["name"]`. */
function nameBefore(text: string, separator: number, line: PlacedLine): string {
  let end = separator;
  if (text[separator] === '=' && text[end - 1] === ':') end -= 1;
  const written = end;
  while (end > line.start && separator - end < maximumBlanks && /[ \t]/.test(text[end - 1] ?? '')) end -= 1;
  const isTest = end < written && line.place !== 'file' && /["'\]]/.test(text[end - 1] ?? '');
  while (end > line.start && separator - end < maximumBlanks && /["'\\\]]/.test(text[end - 1] ?? ''))
    end -= 1;
  let start = end;
  while (start > line.start && end - start < maximumName && /[\w.-]/.test(text[start - 1] ?? '')) start -= 1;
  if (isTest || (end < written && line.place !== 'file' && /[${]/.test(text[start - 1] ?? ''))) return '';
  // `"Password:"` asks for one.
  const isAsked =
    text[separator] === ':' &&
    end === separator &&
    /["']/.test(text[start - 1] ?? '') &&
    text[separator + 1] === text[start - 1];
  if (isAsked) return '';
  const escape = text[start - 1] === '\\' && /^[nt][A-Za-z_]/.test(text.slice(start, end)) ? 1 : 0;
  const name = text.slice(start + escape, end);
  // `Uid=sa;Pwd=x`: alone, PWD is where a shell stands.
  return /^pwd$/i.test(name) && /;/.test(text.slice(Math.max(line.start, start - 1), start))
    ? 'sql.pwd'
    : name;
}

function afterBlanks(text: string, from: number, line: PlacedLine): number {
  let at = from;
  const isLoose =
    line.place === 'file' || /[:> \t]/.test(text[from - 1] ?? '') || /[ \t:]/.test(text[from - 2] ?? '');
  if (isLoose) while (at < line.end && /[ \t]/.test(text[at] ?? '')) at += 1;
  return at;
}

/** The value that begins at `from`, without its quotes, to the end of the line at most. */
export function readValue(text: string, from: number, line: PlacedLine): Value {
  const first = text[from];
  for (const mark of ['\\"', "\\'"] as const) {
    if (!text.startsWith(mark, from)) continue;
    return { start: from + 2, end: before(text, mark, from + 2, line), quote: mark === '\\"' ? '"' : "'" };
  }
  if (first === '"' || first === "'") {
    return { start: from + 1, end: before(text, first, from + 1, line), quote: first };
  }
  const isLiteral = isLiteralPlace(line);
  let end = from;
  let brackets = 0;
  while (end < line.end && !/[\s"']/.test(text[end] ?? '')) {
    const character = text[end] ?? '';
    if (character === '\\' && (end + 1 >= line.end || isLineEnd(text, end, from))) break;
    if (/[;&|,]/.test(character) && endsValue(text, end, isLiteral)) break;
    if (!isLiteral && (character === '<' || character === '>')) break;
    if (character === ')' && !isLiteral && brackets === 0) break;
    if (character === '(' || character === ')') brackets += character === '(' ? 1 : -1;
    end += character === '\\' ? 2 : 1;
  }
  return { start: from, end: Math.min(end, line.end), quote: '' };
}

/** `printf 'a=b\\nc=d'`: another line begins. */
function isLineEnd(text: string, at: number, from: number): boolean {
  return at > from && /^\\[nr](?:$|["'[]|\\|[\w.-]{1,60}[ \t]*[:=])/.test(text.slice(at, at + 70));
}

/** What separates commands, queries and fields; a password may have it within. */
function endsValue(text: string, at: number, isLiteral: boolean): boolean {
  const rest = text.slice(at, at + 70);
  if (/^[;&,](?:amp;)?[A-Za-z][\w .-]{0,60}=/.test(rest)) return true;
  return isLiteral ? /^;(?:["']|$)/.test(rest) : /^(?:,["'\s}]|[;|&](?:[\s&|;"')]|$))/.test(rest);
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
