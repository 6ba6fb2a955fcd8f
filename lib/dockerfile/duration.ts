import { isDigit, quoted } from './characters';

export type Duration =
  | { readonly kind: 'duration'; readonly nanoseconds: bigint }
  | { readonly kind: 'error'; readonly error: string };

const unitPattern = /^(?:ns|us|µs|μs|ms|s|m|h)$/;
const largest = 1n << 63n;

function nanosecondsIn(unit: string): bigint {
  switch (unit) {
    case 'ns':
      return 1n;
    case 'us':
    case '\u00b5s':
    case '\u03bcs':
      return 1_000n;
    case 'ms':
      return 1_000_000n;
    case 's':
      return 1_000_000_000n;
    case 'm':
      return 60_000_000_000n;
    default:
      return 3_600_000_000_000n;
  }
}

/**
 * Reads a time such as `1m30s`, `1.5h`, `-2ms` or `0` as Go does.
 * https://pkg.go.dev/time#ParseDuration
 */
export function parseDuration(text: string): Duration {
  const isNegative = text.startsWith('-');
  const digits = isNegative || text.startsWith('+') ? text.slice(1) : text;
  if (digits === '0') return { kind: 'duration', nanoseconds: 0n };
  const invalid: Duration = { kind: 'error', error: `time: invalid duration ${quoted(text)}` };
  if (digits === '') return invalid;
  let total = 0n;
  for (let at = 0; at < digits.length; ) {
    const whole = digitsFrom(digits, at);
    const hasPoint = digits[at + whole.length] === '.';
    const fraction = hasPoint ? digitsFrom(digits, at + whole.length + 1) : '';
    if (whole === '' && fraction === '') return invalid;
    at += whole.length + (hasPoint ? 1 + fraction.length : 0);
    const unit = unitFrom(digits, at);
    if (unit === '') return { kind: 'error', error: `time: missing unit in duration ${quoted(text)}` };
    if (!unitPattern.test(unit)) {
      return { kind: 'error', error: `time: unknown unit ${quoted(unit)} in duration ${quoted(text)}` };
    }
    at += unit.length;
    if (whole.length > 20) return invalid;
    total += nanosecondsIn(unit) * BigInt(whole === '' ? '0' : whole) + fractionOf(unit, fraction);
    if (total > largest) return invalid;
  }
  if (!isNegative && total === largest) return invalid;
  return { kind: 'duration', nanoseconds: isNegative ? -total : total };
}

/** Beyond 18 digits a fraction changes no nanosecond. */
function fractionOf(unit: string, fraction: string): bigint {
  const digits = fraction.slice(0, 18);
  return digits === '' ? 0n : (nanosecondsIn(unit) * BigInt(digits)) / 10n ** BigInt(digits.length);
}

function digitsFrom(text: string, from: number): string {
  let at = from;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return text.slice(from, at);
}

function unitFrom(text: string, from: number): string {
  let at = from;
  while (at < text.length && text[at] !== '.' && !isDigit(text.charCodeAt(at))) at++;
  return text.slice(from, at);
}
