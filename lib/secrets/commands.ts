import { namedSecret } from './names';
import type { PlacedLine } from './places';
import type { Candidate } from './secret';
import { maskedValue } from './secret';
import { judgeValue } from './values';

/** Ways in which commands are handed a secret. */
type CommandForm = {
  readonly kind: 'password' | 'token' | 'credentials';
  /** Every line of this form has one of them; looked for first. */
  readonly marks: readonly string[];
  readonly opening: RegExp;
  /** What follows, looked for in the next characters only; the group `secret` is the value. */
  readonly rest: RegExp;
  readonly masked: string;
};

const forms: readonly CommandForm[] = [
  {
    kind: 'token',
    marks: ['uthorization', 'UTHORIZATION'],
    opening:
      /(?<![\w-])authorization(?:\\?["'])? ?[:=]>? ?(?:\\?["'])?(?:bearer|basic|token|apikey|splunk) +/gi,
    rest: /^(?<secret>[^\s"'\\]{4,})/,
    masked: `Authorization: ${maskedValue}`,
  },
  {
    kind: 'token',
    marks: [':'],
    opening:
      /(?<![\w-])(?:private-token|job-token|deploy-token|x-(?:[a-z]{1,20}-){0,2}(?:key|token)|circle-token): ?/gi,
    rest: /^(?<secret>[^\s"'\\@]{4,})/,
    masked: `token header: ${maskedValue}`,
  },
  {
    kind: 'password',
    marks: ['password'],
    opening: /(?<!(?<!\\)\w)login +/g,
    rest: /^(?!anonymous )[^\s\\]+(?: +|\\n *)password +["']?(?<secret>[^\s"'|;&\\]+)/,
    masked: `password ${maskedValue}`,
  },
];

/** How far is looked: a token may be long, a password beside its user is not. */
const longestToken = 4000;
const longestRest = 640;

const fallback = /\$\{(\w+):?[-=]["']?/g;
const maximumFallback = 256;
const maximumUrlPart = 256;

type FindInLine = (line: PlacedLine, content: string, mayName: boolean) => readonly Candidate[];

/**
 * Finds what commands are handed, in a line of a text and its content. `mayName`: whether the line may name a secret.
 * Most texts have none of the forms at all, which is told once for all lines.
 */
export function commandsWith(text: string): FindInLine {
  const inText = forms.filter(
    ({ marks, opening }) => marks.some((mark) => text.includes(mark)) && text.search(opening) !== -1,
  );
  const hasUsers = text.includes('@');
  return (line, content, mayName) => [
    ...findForms(inText, content, line.start),
    ...(mayName ? findFallbacks(content, line.start) : []),
    ...(hasUsers ? findUrls(content, line.start) : []),
  ];
}

function findForms(inText: readonly CommandForm[], content: string, offset: number): Candidate[] {
  const found: Candidate[] = [];
  for (const { kind, marks, opening, rest, masked } of inText) {
    if (!marks.some((mark) => content.includes(mark))) continue;
    let read = 0;
    for (const match of content.matchAll(opening)) {
      const start = match.index + match[0].length;
      const handed = rest.exec(content.slice(start, start + (kind === 'token' ? longestToken : longestRest)));
      const value = handed?.groups?.secret;
      if (match.index < read || handed === null || value === undefined) continue;
      read = start + handed[0].length;
      const candidate = judge(value, offset + read - value.length, kind, masked);
      // `-u 1000:1000` is a user and a group.
      if (candidate && !/^\d+$/.test(value)) found.push(candidate);
    }
  }
  return found;
}

/** `${PASSWORD:-value}` carries the value in the text. */
function findFallbacks(content: string, offset: number): Candidate[] {
  const found: Candidate[] = [];
  if (!content.includes('${')) return found;
  let read = 0;
  for (const match of content.matchAll(fallback)) {
    const [opening, name = ''] = match;
    const start = match.index + opening.length;
    const [whole, value] =
      /^([^}"'\s]+)["']?\}/.exec(content.slice(start, start + maximumFallback + 2)) ?? [];
    if (match.index < read || whole === undefined || value === undefined) continue;
    read = start + whole.length;
    const secret = namedSecret(name);
    if (secret === undefined || secret.onlyRandom) continue;
    const candidate = judge(value, offset + start, secret.kind, `${name}:-${maskedValue}`);
    if (candidate) found.push(candidate);
  }
  return found;
}

/** A DSN of Sentry names a project by a key that may be known: https://github.com/getsentry/sentry-docs/blob/04ca1a7b19763b36279b42032884192feeb498b9/docs/concepts/key-terms/dsn-explainer.mdx */
const publicKey = /^(?:[\w-]{1,60}\.){0,4}sentry\.[\w.-]{1,60}\/\d/;

/** `scheme://user:password@host`, and `https://token@host` where the user looks like a token. */
function findUrls(content: string, offset: number): Candidate[] {
  const found: Candidate[] = [];
  for (let at = content.indexOf('://'); at !== -1; at = content.indexOf('://', at + 3)) {
    const part = content.slice(at + 3, at + 3 + 2 * maximumUrlPart);
    const match = /^([^\s/:@"'<>?#]{0,256})(?::([^\s/@"'<>]{1,256}))?@/.exec(part);
    if (match === null) continue;
    if (match[2] === undefined && publicKey.test(part.slice(match[0].length))) continue;
    const [, user = '', password] = match;
    const start = offset + at + 3 + (password === undefined ? 0 : user.length + 1);
    const kind = password === undefined ? 'credentials' : 'password';
    const candidate = judge(
      password ?? user,
      start,
      kind,
      `://${password === undefined ? '' : `${user}:`}${maskedValue}@`,
    );
    if (candidate && (password !== undefined || candidate.certainty === 'certain')) found.push(candidate);
  }
  return found;
}

function judge(value: string, start: number, kind: string, masked: string): Candidate | undefined {
  const judged = judgeValue(value, '', '');
  if (judged === 'nothing') return undefined;
  const certainty = judged === 'placeholder' ? 'possible' : judged === 'random' ? 'certain' : 'likely';
  return { span: { start, end: start + value.length }, kind, noun: kind, masked, certainty };
}
