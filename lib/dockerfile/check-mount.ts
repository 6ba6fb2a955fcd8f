import { quoted } from './characters';
import { areOptions, type FlagOption, readOptions } from './mount-options';
import { type MountType, mountTypeOf, mountTypes } from './mounts';
import { didYouMean } from './suggest';
import type { Flag } from './syntax';
import { buildError, type DockerfileError, syntaxError } from './syntax-error';
import { parseBoolean, parseUnsigned } from './values';

/** The value of an option with its variables filled in; undefined where it is not known. */
export type ValueOf = (text: string) => string | undefined;

const keys = [
  'destination',
  'dst',
  'env',
  'from',
  'gid',
  'id',
  'mode',
  'readonly',
  'readwrite',
  'required',
  'ro',
  'rw',
  'sharing',
  'size',
  'source',
  'src',
  'target',
  'type',
  'uid',
];
const sharingModes = ['locked', 'private', 'shared'];
const most32 = 0xffff_ffff;

/** What is known of a mount while its options are read one after the other. */
type MountSoFar = {
  /** Undefined once a variable decides. */
  type: MountType | undefined;
  readonly seen: Map<string, string | undefined>;
};

/**
 * What BuildKit refuses about a `--mount`, the first fault only. The order of options counts: `required` and `size`
 * need the type before them. Options whose value is not known are taken as right.
 */
export function checkMount(flag: Flag, valueOf: ValueOf): DockerfileError | undefined {
  const options = readOptions(flag);
  if (!areOptions(options)) {
    return syntaxError('invalid-mount', `failed to parse csv mounts: ${options.error}`, options.span);
  }
  const mount: MountSoFar = { type: 'bind', seen: new Map() };
  for (const option of options) {
    const error = checkOption(option, mount, valueOf);
    if (error !== undefined) return buildError('invalid-mount', error, option.value?.span ?? option.span);
  }
  const error = checkWhole(mount);
  return error === undefined ? undefined : buildError('invalid-mount', error, flag.valueSpan ?? flag.span);
}

function checkOption(option: FlagOption, mount: MountSoFar, valueOf: ValueOf): string | undefined {
  const { key } = option;
  if (option.value === undefined) return checkBare(option, mount);
  if (!keys.includes(key)) return `unexpected key '${key}' in '${option.text}'${didYouMean(key, keys)}`;
  const value = valueOf(option.value.text);
  mount.seen.set(canonical(key), value);
  if (key === 'type') return checkType(value, mount);
  const typeError = checkAgainstType(key, mount.type);
  if (typeError !== undefined || value === undefined) return typeError;
  return checkValue(key, value);
}

function canonical(key: string): string {
  if (key === 'src') return 'source';
  return key === 'dst' || key === 'destination' ? 'target' : key;
}

function checkBare({ key, text }: FlagOption, mount: MountSoFar): string | undefined {
  switch (key) {
    case 'readonly':
    case 'ro':
    case 'readwrite':
    case 'rw':
      return undefined;
    case 'required':
      return checkAgainstType(key, mount.type);
    default:
      return `invalid field '${text}' must be a key=value pair`;
  }
}

function checkType(value: string | undefined, mount: MountSoFar): string | undefined {
  mount.type = value === undefined ? undefined : mountTypeOf(value);
  if (value === undefined || mount.type !== undefined) return undefined;
  return `unsupported mount type ${quoted(value)}${didYouMean(value, mountTypes)}`;
}

function checkAgainstType(key: string, type: MountType | undefined): string | undefined {
  if (type === undefined) return undefined;
  const isWrong =
    (key === 'required' && type !== 'secret' && type !== 'ssh') || (key === 'size' && type !== 'tmpfs');
  return isWrong ? `unexpected key '${key}' for mount type '${type}'` : undefined;
}

function checkValue(key: string, value: string): string | undefined {
  switch (key) {
    case 'readonly':
    case 'ro':
    case 'readwrite':
    case 'rw':
    case 'required':
      return parseBoolean(value) === undefined ? `invalid value for ${key}: ${value}` : undefined;
    case 'size':
      return isSize(value) ? undefined : `invalid value for ${key}: ${value}`;
    case 'sharing':
      if (sharingModes.includes(value.toLowerCase())) return undefined;
      return `unsupported sharing value ${quoted(value)}${didYouMean(value, sharingModes)}`;
    case 'mode':
      return parseUnsigned(value, 8, most32) === undefined ? `invalid value ${value} for mode` : undefined;
    case 'uid':
    case 'gid':
      return parseUnsigned(value, 10, most32) === undefined ? `invalid value ${value} for ${key}` : undefined;
    default:
      return undefined;
  }
}

/** A number of bytes, `64m` or `1.5GiB`. */
function isSize(text: string): boolean {
  return /^\+?(?:\d+(?:\.\d*)?|\.\d+) ?(?:[kmgtp]i?)?b?$/i.test(text);
}

function checkWhole({ type, seen }: MountSoFar): string | undefined {
  if (type === undefined) return undefined;
  if (type === 'bind' || type === 'tmpfs') {
    const key = ['mode', 'uid', 'gid'].find((each) => seen.has(each));
    if (key !== undefined) return `${key} not allowed for "${type}" type mounts`;
  }
  if (type === 'secret') {
    if (isGiven(seen, 'from')) return 'secret mount should not have a from';
    if (isGiven(seen, 'sharing')) return 'secret mount should not define sharing';
    if (!['source', 'target', 'id'].some((key) => isMaybeGiven(seen, key))) {
      return 'invalid secret mount. one of source, target required';
    }
    if (isGiven(seen, 'source') && isGiven(seen, 'id')) return "both source and id can't be set";
  }
  if (type !== 'cache' && isGiven(seen, 'sharing')) return `invalid cache sharing set for ${type} mount`;
  return undefined;
}

/** Certainly there and not empty. */
function isGiven(seen: ReadonlyMap<string, string | undefined>, key: string): boolean {
  const value = seen.get(key);
  return value !== undefined && value !== '';
}

function isMaybeGiven(seen: ReadonlyMap<string, string | undefined>, key: string): boolean {
  return seen.has(key) && seen.get(key) !== '';
}
