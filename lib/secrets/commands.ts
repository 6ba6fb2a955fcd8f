import { readValue } from './assignments';
import { namedSecret } from './names';
import type { PlacedLine } from './places';
import type { Candidate } from './secret';
import { maskedValue } from './secret';
import { judgeValue } from './values';

/** Ways in which commands are handed a secret. */
type CommandForm = {
  readonly kind: 'password' | 'token' | 'credentials';
  /** A word that every line of this form has; looked for first. */
  readonly mark: string;
  readonly opening: RegExp;
  /** What follows, looked for in the next characters only; the group `secret` is the value. */
  readonly rest: RegExp;
  readonly masked: string;
};

const forms: readonly CommandForm[] = [
  {
    kind: 'token',
    mark: 'uthorization',
    opening: /(?<![\w-])authorization: ?(?:bearer|basic|token) +/gi,
    rest: /^(?<secret>[^\s"'\\]{4,})/,
    masked: `Authorization: ${maskedValue}`,
  },
  {
    kind: 'token',
    mark: ':',
    opening: /(?<![\w-])(?:private-token|job-token|deploy-token|x-(?:[a-z]{1,20}-){0,2}(?:key|token)): ?/gi,
    rest: /^(?<secret>[^\s"'\\]{4,})/,
    masked: `token header: ${maskedValue}`,
  },
  {
    kind: 'password',
    mark: 'curl',
    opening: /(?<![\w-])(?:-u|--user|-U|--proxy-user)[ =]?["']?/g,
    rest: /^[^\s:"']+:["']?(?<secret>[^\s"'|;&\\]+)/,
    masked: `--user …:${maskedValue}`,
  },
  {
    kind: 'password',
    mark: 'chpasswd',
    opening: /(?:echo|printf)(?: -\w{1,3})? ["']?/g,
    rest: /^[a-z_][\w-]*:["']?(?<secret>[^\s"'|;&\\]+)/,
    masked: `chpasswd …:${maskedValue}`,
  },
  {
    kind: 'password',
    mark: 'sshpass',
    opening: /sshpass +-p ?/g,
    rest: /^["']?(?<secret>[^\s"'|;&\\]+)/,
    masked: `sshpass -p ${maskedValue}`,
  },
  {
    kind: 'password',
    mark: ' login',
    opening: /\b(?:docker|podman|buildah|skopeo|helm registry|az acr) login /g,
    rest: /^[^|;&\n]*?-p +["']?(?<secret>[^\s"'|;&\\]+)/,
    masked: `login -p ${maskedValue}`,
  },
  {
    kind: 'password',
    mark: 'machine',
    opening: /(?<!\w)login +/g,
    rest: /^\S+ +password +["']?(?<secret>[^\s"'|;&\\]+)/,
    masked: `password ${maskedValue}`,
  },
];

/** How far is looked: a token may be long, a password beside its user is not. */
const longestToken = 4000;
const longestRest = 640;

const flag = /(?<![\w-])--([a-z][a-z-]{1,40})["',]{0,3} +(?=[^\s-])/g;
const fallback = /\$\{(\w+):?[-=]["']?/g;
const maximumFallback = 256;
const maximumUrlPart = 256;

type FindInLine = (line: PlacedLine, content: string, mayName: boolean) => readonly Candidate[];

/**
 * Finds what commands are handed, in a line of a text and its content. `mayName`: whether the line may name a secret.
 * Most texts have none of the forms at all, which is told once for all lines.
 */
export function commandsWith(text: string): FindInLine {
  const inText = forms.filter(({ mark, opening }) => text.includes(mark) && text.search(opening) !== -1);
  const hasUsers = text.includes('@');
  return (line, content, mayName) => [
    ...findForms(inText, content, line.start),
    ...(mayName ? findFlags(text, content, line) : []),
    ...(mayName ? findFallbacks(content, line.start) : []),
    ...(hasUsers ? findUrls(content, line.start) : []),
  ];
}

function findForms(inText: readonly CommandForm[], content: string, offset: number): Candidate[] {
  const found: Candidate[] = [];
  for (const { kind, mark, opening, rest, masked } of inText) {
    if (!content.includes(mark)) continue;
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

/** `--password value`; `--password=value` is an assignment like any other. */
function findFlags(text: string, content: string, line: PlacedLine): Candidate[] {
  const found: Candidate[] = [];
  if (!content.includes('--')) return found;
  for (const match of content.matchAll(flag)) {
    const name = match[1] ?? '';
    if (namedSecret(name) === undefined || namedSecret(name)?.onlyRandom) continue;
    const { start, end } = readValue(text, line.start + match.index + match[0].length, line);
    const value = text.slice(start, end);
    // BuildKit's `--secret id=…` names a secret, it does not hold one.
    if (/^(?:id|type|src|env)=/.test(value)) continue;
    const candidate = judge(value, start, namedSecret(name)?.kind ?? 'secret', `--${name} ${maskedValue}`);
    if (candidate) found.push(candidate);
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

/** `scheme://user:password@host`, and `https://token@host` where the user looks like a token. */
function findUrls(content: string, offset: number): Candidate[] {
  const found: Candidate[] = [];
  for (let at = content.indexOf('://'); at !== -1; at = content.indexOf('://', at + 3)) {
    const part = content.slice(at + 3, at + 3 + 2 * maximumUrlPart);
    const match = /^([^\s/:@"'<>?#]{0,256})(?::([^\s/@"'<>]{1,256}))?@/.exec(part);
    if (match === null) continue;
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
