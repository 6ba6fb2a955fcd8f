/**
 * What a literal value beside a secret's name is:
 * nothing to hide, a stand-in, a value as people choose it, or one that a generator made.
 */
export type ValueKind = 'nothing' | 'placeholder' | 'chosen' | 'random';

export type Quote = '"' | "'" | '';

const settings = new Set(
  'true false yes no on off null nil none undefined empty auto default bearer basic oauth oauth2 required optional enabled disabled stdin'.split(
    ' ',
  ),
);
const standIns = new Set(
  'changeme changeit changethis change example dummy fake test testing testtest foo bar foobar baz placeholder todo tbd fixme redacted secret mysecret supersecret secretkey mysecretkey password passwd mypassword mysecretpassword pass passwordhere token mytoken key mykey apikey myapikey secretvalue value string abc abc123 xyz'.split(
    ' ',
  ),
);
const standInStart =
  /^(?:your|replace|insert|change|dummy|example|placeholder|fake|sample|enter|put|notused|unused|buildonly|temporary|xxx)/;
const standInEnd = /(?:here|placeholder|example|changeme|(?:super|very|top|my|nota|notareal|notthe)secret)$/;
/** What crypt(3) and its like make of a password: https://manpages.debian.org/bookworm/libcrypt-dev/crypt.5.en.html */
const hashed =
  /^(?:\$(?:[1-7]|2[abxy]?|y|gy|md5|sha1|apr1|argon2(?:id?|d))[$,]|\{(?:SHA|SSHA|CRYPT|ARGON2)\}|SCRAM-SHA-)/;
/** Where to look a secret up, instead of the secret. */
const pointer =
  /^(?:https?|file|s3|gs|vault|op|ssm|env|fd|arn|secret|secretsmanager|sha256|sha512|projects):/i;
const template =
  /^(?:%\w+%|\{\{.*|<[^<>]*>|<[a-z _-]*|\[[^[\]]*\]|\[[a-z _-]*|\{\w*\}|\{\\*["'].*|[[({]+|@\w+@|__\w+__|\*+|\.+|-+|([a-z*.#?])\1{2,})$/i;
/** A call or an element, of letters alone before the bracket: a password has a digit there, or goes on behind it. */
const called = /^[a-z_][a-z_.]*(?:\(.*\)|\[.*\]|[([{]+)[;,]?$/i;
/** `config.db.password`, a type, or a word of a language before what follows. */
const spoken =
  /^(?:[a-z_]+(?:\.[a-z_]+)+[;,]?|![a-z]+|(?:string|str|number|bool(?:ean)?|bytes|any|text|object|await|new|async|lambda|function)[;,]?)$/i;
/** The whole value is a variable, whatever the quotes: they may be of another language within those of the shell. */
const variable = /^\$(?:\{\w+\}|[A-Z_][A-Z0-9_]*)$/;
const fileName = /^[\w.-]+\.(?:pem|key|crt|cer|json|txt|p12|pfx|jks|ya?ml|toml|ini|env|kdbx?)$/i;
/** One segment with a digit: sooner a password that begins with a slash. */
const slashed = /^\/(?=[^/]*\d)[^/.]+$/;
const ofPassword = /pass|pwd|pw$/i;
const code = /process\.env|environ|getenv|\bENV\[|\benv\(|secrets\./;
const path = /^(?:~|\.{1,2})?\/[\w.@+-]+(?:\/[\w.@+-]*)*$/;
const knownRoot =
  /^(?:~|\.{1,2})?\/(?:run|etc|var|tmp|usr|opt|home|root|app|src|secrets?|mnt|srv|data|dev|proc|work\w*|build)(?:\/|$)/;

/** `name` is what it is assigned to; `quote` what encloses it; `literal`: nothing but variables is read into it, as in ENV. */
export function judgeValue(value: string, name: string, quote: Quote, literal = false): ValueKind {
  const isCode = quote === '' && !literal && (called.test(value) || spoken.test(value));
  if (value === '' || isCode || template.test(value) || code.test(value)) return 'nothing';
  if (
    hashed.test(value) ||
    variable.test(value) ||
    hasReference(value, quote) ||
    pointer.test(value) ||
    isPath(value, name)
  )
    return 'nothing';
  const plain = value.toLowerCase().replace(/[^a-z0-9]+/g, '');
  if (plain === '' || settings.has(plain)) return 'nothing';
  if (plain === name.toLowerCase().replace(/[^a-z0-9]+/g, '')) return 'placeholder';
  if (standIns.has(plain) || standInStart.test(plain) || standInEnd.test(plain)) return 'placeholder';
  return looksRandom(value) ? 'random' : 'chosen';
}

/** At least 16 characters, letters and digits mixed, at least three bits a character, no spaces. */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || !/[0-9]/.test(value) || !/[A-Za-z]/.test(value) || /\s/.test(value)) return false;
  return entropy(value) >= 3;
}

/** Variables, command substitutions and build templates; in single quotes a dollar is a dollar. */
function hasReference(value: string, quote: Quote): boolean {
  return quote !== "'" && /\$[A-Za-z_({]|`/.test(value);
}

function isPath(value: string, name: string): boolean {
  if (knownRoot.test(value) || fileName.test(value) || /^(?:~|\.{1,2})\/[\w./@+-]*$/.test(value)) return true;
  return path.test(value) && !looksRandom(value) && !(slashed.test(value) && ofPassword.test(name));
}

/** Shannon's, in bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
