import { redactionMark } from './secret';

/** What a name says its value is. */
export type NamedSecret = {
  readonly kind: 'password' | 'token' | 'secret' | 'key' | 'credentials';
  /** The name alone says too little: only a value that looks random counts. */
  readonly onlyRandom: boolean;
};

/** Beside these words a name is of a setting, not a secret: `ENABLE_TOKEN`, `MAX_TOKEN`. */
const settings = new Set(
  'max min num enable enabled disable disabled empty random use allow require required no dont skip has is with without show print hide warn'.split(
    ' ',
  ),
);
const publicWords = new Set('public pub publishable fingerprint gpg pgp'.split(' '));
const lastWordsToDrop = new Set(
  'value prod production dev staging test default plain plaintext base64 b64'.split(' '),
);
const secretKeys = new Set(
  'api secret private access encryption encrypt signing sign master auth account license deploy hmac aes webhook jwt admin app client storage shared session cookie service subscription registration ssl tls server ssh'.split(
    ' ',
  ),
);
const passwords = new Set('pass pword psw pw passwort kennwort'.split(' '));
/** Keys that are more often a file, a public name or a number. */
const doubtfulKeys = new Set(
  'app sign client license session service subscription registration ssl tls server ssh'.split(' '),
);
const endsInPass = /(?<!by|com|sur|tres|encom|over|under|no)pass$/;
/** https://github.com/python-poetry/poetry/blob/f46702336862f30050d5c641d5ed6f7568ded793/docs/repositories.md, https://github.com/hashicorp/terraform/blob/883c7221ee2e0bc2fad6912fd4b3cc4b53a598a7/internal/command/cliconfig/credentials.go */
const tokenOfPlace = /^(?:POETRY_PYPI_TOKEN|TF_TOKEN|pypi-token)[_.]\w/;
/** https://github.com/rubygems/rubygems/blob/69ec4a3a5f1cafa633c569671ed9ef502bbdaf61/bundler/lib/bundler/man/bundle-config.1.ronn */
const hostOfBundler = /^BUNDLE_\w+__(?:COM|ORG|NET|IO|DEV|CLOUD)$/;

/** Every name of a secret has one of these in it; most names have none, and are not taken apart. */
const perhapsSecret = /pass|pword|pwd|psw|token|secret|key|cred|auth|kennwort|pw(?![a-z])|bundle_/i;

/** Whether a name of a secret may stand in a text: in most lines there is none to look for. */
export function mayNameSecret(text: string): boolean {
  return perhapsSecret.test(text);
}

/**
 * Whether a variable, flag or field of this name holds a secret: judged by its last words, so that
 * `PASSWORD_FILE`, `TOKEN_URL`, `SECRET_NAME` and `TOKENIZERS_PARALLELISM` do not.
 */
export function namedSecret(name: string): NamedSecret | undefined {
  if (!perhapsSecret.test(name) || name.includes(redactionMark)) return undefined;
  if (tokenOfPlace.test(name)) return certain('token');
  if (hostOfBundler.test(name)) return { kind: 'credentials', onlyRandom: true };
  const words = wordsOf(name);
  if (words.some((word) => publicWords.has(word) || settings.has(word))) return undefined;
  while (words.length > 1 && isDropped(words)) words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2);

  if (/(?:password|passwd|passphrase)$/.test(last) || passwords.has(last)) return certain('password');
  if (endsInPass.test(last)) return certain('password');
  if (last === 'pwd' && before !== undefined && before !== 'old') return certain('password');
  if (/token$/.test(last)) return certain('token');
  if (/secret$/.test(last)) return certain('secret');
  if (/(?:api|secret|access|private|auth|signing|encryption)key$/.test(last)) return certain('key');
  if (last === 'key' && before !== undefined && secretKeys.has(before)) {
    return { kind: 'key', onlyRandom: doubtfulKeys.has(before) };
  }
  if (before === 'amz' && last === 'credential') return undefined;
  if (last === 'credentials' || last === 'credential' || last === 'creds') return certain('credentials');
  if (last === 'auth') return { kind: 'credentials', onlyRandom: true };
  return undefined;
}

function certain(kind: NamedSecret['kind']): NamedSecret {
  return { kind, onlyRandom: false };
}

/** `SECRET_KEY_BASE` is Rails' name for its secret key, `client-key-data` a key in a kubeconfig; `TOKEN_BASE` means nothing. */
function isDropped(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return (
    /^\d+$/.test(last) ||
    lastWordsToDrop.has(last) ||
    (/^(?:base|data)$/.test(last) && words.at(-2) === 'key')
  );
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
