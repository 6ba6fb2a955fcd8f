import { readValue } from './assignments';
import { namedSecret } from './names';
import type { PlacedLine } from './places';
import type { Candidate } from './secret';
import { maskedValue } from './secret';
import { judgeValue } from './values';

/** Ways in which commands are handed a secret. The group `secret` is the value; every repetition is bounded. */
type CommandForm = {
  readonly kind: 'password' | 'token' | 'credentials';
  /** A word that every line of this form has; looked for first. */
  readonly mark: string;
  readonly pattern: RegExp;
  readonly masked: string;
};

const word = '["\']?(?<secret>[^\\s"\'|;&\\\\]{1,256})';

const forms: readonly CommandForm[] = [
  {
    kind: 'token',
    mark: 'uthorization',
    pattern: /(?<![\w-])authorization: ?(?:bearer|basic|token) +(?<secret>[^\s"'\\]{4,4000})/gi,
    masked: `Authorization: ${maskedValue}`,
  },
  {
    kind: 'token',
    mark: ':',
    pattern:
      /(?<![\w-])(?:private-token|job-token|deploy-token|x-(?:[a-z]{1,20}-){0,2}(?:key|token)): ?(?<secret>[^\s"'\\]{4,4000})/gi,
    masked: `token header: ${maskedValue}`,
  },
  {
    kind: 'password',
    mark: 'curl',
    pattern: new RegExp(`(?<![\\w-])(?:-u|--user|-U|--proxy-user)[ =]?["']?[^\\s:"']{1,128}:${word}`, 'g'),
    masked: `--user …:${maskedValue}`,
  },
  {
    kind: 'password',
    mark: 'chpasswd',
    pattern: new RegExp(`(?:echo|printf)(?: -\\w{1,3})? ["']?[a-z_][\\w-]{0,31}:${word}`, 'g'),
    masked: `chpasswd …:${maskedValue}`,
  },
  {
    kind: 'password',
    mark: 'sshpass',
    pattern: new RegExp(`sshpass +-p ?${word}`, 'g'),
    masked: `sshpass -p ${maskedValue}`,
  },
  {
    kind: 'password',
    mark: ' login',
    pattern: new RegExp(
      `\\b(?:docker|podman|buildah|skopeo|helm registry|az acr) login [^|;&\\n]{0,200}?-p +${word}`,
      'g',
    ),
    masked: `login -p ${maskedValue}`,
  },
  {
    kind: 'password',
    mark: 'machine',
    pattern: new RegExp(`(?<!\\w)login +\\S{1,128} +password +${word}`, 'g'),
    masked: `password ${maskedValue}`,
  },
];

const flag = /(?<![\w-])--([a-z][a-z-]{1,40})["',]{0,3} +(?=[^\s-])/g;
const fallback = /\$\{(\w{1,128}):?[-=]["']?([^}"'\s]{1,256})["']?\}/g;
const maximumUrlPart = 256;

export function findInCommands(text: string, line: PlacedLine): Candidate[] {
  const content = text.slice(line.start, line.end);
  return [
    ...findForms(content, line.start),
    ...findFlags(text, content, line),
    ...findFallbacks(content, line.start),
    ...findUrls(content, line.start),
  ];
}

function findForms(content: string, offset: number): Candidate[] {
  const found: Candidate[] = [];
  for (const { kind, mark, pattern, masked } of forms) {
    if (!content.includes(mark)) continue;
    for (const match of content.matchAll(pattern)) {
      const value = match.groups?.secret ?? '';
      const end = offset + match.index + match[0].length;
      const candidate = judge(value, end - value.length, kind, masked);
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
  for (const match of content.matchAll(fallback)) {
    const [whole, name = '', value = ''] = match;
    const secret = namedSecret(name);
    if (secret === undefined || secret.onlyRandom) continue;
    const start = offset + match.index + whole.lastIndexOf(value);
    const candidate = judge(value, start, secret.kind, `${name}:-${maskedValue}`);
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
