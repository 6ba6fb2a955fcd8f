import { quoted } from './characters';
import { checkMount, type ValueOf } from './check-mount';
import { areOptions, readOptions } from './mount-options';
import { didYouMean } from './suggest';
import type { Flag } from './syntax';
import { type DockerfileError, syntaxError } from './syntax-error';
import { parseBoolean } from './values';

const networks = ['default', 'host', 'none'];
const securities = ['insecure', 'sandbox'];

/** What BuildKit refuses about the values of RUN's flags. */
export function checkRunFlags(
  flags: readonly Flag[],
  valueOf: ValueOf,
  refuse: (error: DockerfileError) => void,
): void {
  for (const flag of flags) {
    const error = checkRunFlag(flag, valueOf);
    if (error !== undefined) refuse(error);
  }
}

function checkRunFlag(flag: Flag, valueOf: ValueOf): DockerfileError | undefined {
  const { name, value, span, valueSpan } = flag;
  if (value === undefined) return undefined;
  const place = valueSpan ?? span;
  switch (name) {
    case 'mount':
      return checkMount(flag, valueOf);
    case 'network':
      if (networks.includes(value)) return undefined;
      return syntaxError('invalid-network', `invalid network mode ${quoted(value)}`, place);
    case 'security':
      if (securities.includes(value)) return undefined;
      return syntaxError('invalid-security', `security ${quoted(value)} is not valid`, place);
    case 'device':
      return checkDevice(flag);
    default:
      return undefined;
  }
}

function checkDevice(flag: Flag): DockerfileError | undefined {
  const options = readOptions(flag);
  if (!areOptions(options)) {
    return syntaxError('invalid-device', `failed to parse csv devices: ${options.error}`, options.span);
  }
  let device = '';
  for (const { key, text, value, span } of options) {
    if (key === 'required') {
      if (value === undefined || parseBoolean(value.text) !== undefined) continue;
      return syntaxError('invalid-device', `invalid value for required: ${value.text}`, value.span);
    }
    if (key === 'name' && value !== undefined) {
      if (device !== '') return syntaxError('invalid-device', `device name already set to ${device}`, span);
      device = value.text;
    } else if (device === '') device = text;
    else if (value === undefined) {
      return syntaxError('invalid-device', `invalid field '${text}' must be a key=value pair`, span);
    } else {
      const suggestion = didYouMean(key, ['name', 'required']);
      return syntaxError('invalid-device', `unexpected key '${key}' in '${text}'${suggestion}`, span);
    }
  }
  return undefined;
}
