import { quoted } from './characters';
import { checkMount, type ValueOf } from './check-mount';
import { areOptions, readOptions } from './mount-options';
import { didYouMean } from './suggest';
import type { Flag } from './syntax';
import { type Refusal, refusal } from './syntax-error';
import { parseBoolean } from './values';

const networks = ['default', 'host', 'none'];
const securities = ['insecure', 'sandbox'];

/** What BuildKit refuses about the values of RUN's flags. */
export function checkRunFlags(
  flags: readonly Flag[],
  valueOf: ValueOf,
  refuse: (error: Refusal) => void,
): void {
  for (const flag of flags) {
    const error = checkRunFlag(flag, valueOf);
    if (error !== undefined) refuse(error);
  }
}

function checkRunFlag(flag: Flag, valueOf: ValueOf): Refusal | undefined {
  const { name, value, span, valueSpan } = flag;
  if (value === undefined) return undefined;
  const place = valueSpan ?? span;
  switch (name) {
    case 'mount':
      return checkMount(flag, valueOf);
    case 'network':
      if (networks.includes(value)) return undefined;
      return refusal('invalid-network', `invalid network mode ${quoted(value)}`, place);
    case 'security':
      if (securities.includes(value)) return undefined;
      return refusal('invalid-security', `security ${quoted(value)} is not valid`, place);
    case 'device':
      return checkDevice(flag);
    default:
      return undefined;
  }
}

function checkDevice(flag: Flag): Refusal | undefined {
  const options = readOptions(flag);
  if (!areOptions(options)) {
    return refusal('invalid-device', `failed to parse csv devices: ${options.error}`, options.span);
  }
  let device = '';
  for (const { key, text, value, span } of options) {
    if (key === 'required') {
      if (value === undefined || parseBoolean(value.text) !== undefined) continue;
      return refusal('invalid-device', `invalid value for required: ${value.text}`, value.span);
    }
    if (key === 'name' && value !== undefined) {
      if (device !== '') return refusal('invalid-device', `device name already set to ${device}`, span);
      device = value.text;
    } else if (device === '') device = text;
    else if (value === undefined) {
      return refusal('invalid-device', `invalid field '${text}' must be a key=value pair`, span);
    } else {
      const suggestion = didYouMean(key, ['name', 'required']);
      return refusal('invalid-device', `unexpected key '${key}' in '${text}'${suggestion}`, span);
    }
  }
  return undefined;
}
