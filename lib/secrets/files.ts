import { readValue } from './assignments';
import { namedSecret } from './names';
import type { PlacedLine } from './places';
import type { Candidate } from './secret';
import { maskedValue } from './secret';
import { judgeValue, type Quote } from './values';

/** Where files of credentials keep their value: behind `opening`, when the group `name` is one of a secret, if it has one. */
type FileForm = {
  /** A word that every text of this form has, where there is one; looked for first. */
  readonly mark?: string;
  readonly opening: RegExp;
  readonly kind: 'password' | 'token' | 'credentials';
  /** The value ends before this, not as values do. */
  readonly until?: RegExp;
  readonly by: string;
};

const forms: readonly FileForm[] = [
  {
    // <password>X</password>: https://github.com/apache/maven-site/blob/edb18cd6003599afa2afa3476ff5e455feb55fec/content/markdown/settings.md
    mark: '</',
    opening: /<(?<name>[A-Za-z][\w.:-]{0,60})>[ \t]{0,8}(?=[^<>\s])/g,
    kind: 'password',
    until: /<\/|\s{0,8}$/,
    by: 'element',
  },
  {
    // <add key="ClearTextPassword" value="X" />: https://github.com/NuGet/docs.microsoft.com-nuget/blob/2b52d770c577cf48b902dc176bdd3941a811d9d2/docs/reference/nuget-config-file.md
    // - name: DB_PASSWORD\n  value: X: https://github.com/kubernetes/website/blob/0008cd26e2dc3d7c153c5596a7435b02fc252c89/content/en/docs/tasks/inject-data-application/define-environment-variable-container.md
    mark: 'value',
    opening:
      /(?<![\w.-])(?:key|name)\\?["']?[ \t]{0,4}[:=][ \t]{0,4}\\?["']?(?<name>[\w.:-]{1,64})\\?["']?(?:[\s,]|\\n){1,24}\\?["']?(?:default)?value\\?["']?[ \t]{0,4}[:=][ \t]{0,4}(?=\S)/gi,
    kind: 'password',
    by: 'value',
  },
  {
    // define('DB_PASSWORD', 'X'): https://github.com/WordPress/WordPress/blob/03a9269b113f2a3fbe30eddf395e90612bec1cd5/wp-config-sample.php
    mark: 'define',
    opening: /(?<!\w)define\([ \t]{0,4}\\?["'](?<name>\w{1,64})\\?["'],[ \t]{0,4}(?=\\?["'])/g,
    kind: 'password',
    by: 'define',
  },
  {
    // https://mariadb.com/kb/en/create-user/+r/7328
    opening: /(?<!\w)identified (?:with \\?["'`]?\w{1,40}\\?["'`]? )?by (?=\\?["'])/gi,
    kind: 'password',
    by: 'IDENTIFIED BY',
  },
  {
    // https://www.postgresql.org/docs/15/sql-createrole.html
    // https://github.com/MicrosoftDocs/sql-docs/blob/0045c7cc8f3ae7687401155c7a1e4719b1edf293/docs/t-sql/statements/create-login-transact-sql.md
    opening:
      /(?<!\w)(?:user|role|login|database) [^\s;]{1,80} (?:(?:with|login|superuser|createdb|createrole|replication|encrypted) ){0,5}password ?=? ?N?(?=\\?["'])/gi,
    kind: 'password',
    by: 'PASSWORD',
  },
  {
    // https://mariadb.com/kb/en/554/
    opening: /(?<!\w)set password(?: for [^\s;=]{1,80})? ?= ?(?:password\()?(?=\\?["'])/gi,
    kind: 'password',
    by: 'SET PASSWORD',
  },
  {
    // https://www.postgresql.org/docs/15/libpq-pgpass.html
    mark: 'pgpass',
    opening: /(?<![\w.*:/-])[\w.*-]{1,64}:(?:[0-9]{1,5}|\*):[\w*-]{1,64}:[\w-]{1,64}:(?=[^\s:])/g,
    kind: 'password',
    until: /[\s"']|\\n|$/,
    by: '.pgpass',
  },
];

type WrittenValue = { readonly start: number; readonly end: number; readonly quote: Quote };

const longestValue = 1000;

/** Credentials as files keep them, wherever such a file is written down. */
export function findInFiles(text: string, lines: readonly PlacedLine[]): Candidate[] {
  return [...forms.flatMap((form) => ofForm(text, form)), ...lines.flatMap((line) => ofLine(text, line))];
}

function ofForm(text: string, { mark, opening, kind, until, by }: FileForm): Candidate[] {
  const found: Candidate[] = [];
  if (mark !== undefined && !text.includes(mark)) return found;
  for (const match of text.matchAll(opening)) {
    const name = match.groups?.name;
    const secret = name === undefined ? undefined : namedSecret(name);
    if (name !== undefined && (secret === undefined || secret.onlyRandom)) continue;
    const start = match.index + match[0].length;
    const line = {
      start,
      end: lineEnd(text, start),
      place: 'file',
      where: '',
      argumentsAt: undefined,
      continues: false,
    } as const;
    const written = until ? valueUntil(text, until, line) : readValue(text, start, line);
    // The quotes of SQL keep no shell from reading a variable.
    const value = name === undefined ? { ...written, quote: '"' as const } : written;
    const candidate = judge(text, value, secret?.kind ?? kind, name ?? by);
    if (candidate) found.push(candidate);
  }
  return found;
}

function valueUntil(text: string, until: RegExp, { start, end }: PlacedLine): WrittenValue {
  const length = text.slice(start, end).search(until);
  return { start, end: length === -1 ? end : start + length, quote: '"' };
}

function lineEnd(text: string, start: number): number {
  const part = text.slice(start, start + longestValue);
  const newline = part.indexOf('\n');
  return start + (newline === -1 ? part.length : newline);
}

/** `password X` alone on its line, as .netrc and the configuration of Redis have it. */
const lineOfFile = /^[ \t]*(?:password|passwd|requirepass|masterauth|secret) +(?=\S+[ \t]*$)/;

/** https://manpages.debian.org/bookworm/inetutils-ftp/inetutils-netrc.5.en.html, https://github.com/redis/docs/blob/63f31f69985905d997fa5b0c02e1559b5d04c8b2/content/operate/oss_and_stack/management/replication.md */
function ofLine(text: string, line: PlacedLine): Candidate[] {
  const isWritten = line.place === 'file' || (line.place === 'run' && line.argumentsAt === undefined);
  if (!isWritten) return [];
  const content = text.slice(line.start, Math.min(line.end, line.start + longestValue));
  const opening = lineOfFile.exec(content)?.[0];
  if (opening === undefined) return [];
  const candidate = judge(
    text,
    readValue(text, line.start + opening.length, line),
    'password',
    opening.trim(),
  );
  return candidate ? [candidate] : [];
}

function judge(
  text: string,
  { start, end, quote }: WrittenValue,
  kind: string,
  by: string,
): Candidate | undefined {
  const judged = judgeValue(text.slice(start, end), by, quote);
  if (judged === 'nothing') return undefined;
  const certainty = judged === 'placeholder' ? 'possible' : judged === 'random' ? 'certain' : 'likely';
  return { span: { start, end }, kind, noun: kind, masked: `${by} ${maskedValue}`, certainty };
}
