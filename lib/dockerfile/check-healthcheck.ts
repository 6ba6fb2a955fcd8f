import { quoted } from './characters';
import { parseDuration } from './duration';
import type { Flag } from './syntax';
import { type DockerfileError, syntaxError } from './syntax-error';

/** BuildKit takes no time between 0 and this many nanoseconds. */
const shortest = 1_000_000n;
const usualInterval = /^[1-9]\d{0,3}[smh]$/;

/** What BuildKit refuses about the values of HEALTHCHECK's flags; variables are not expanded in them. */
export function checkHealthcheckFlags(flags: readonly Flag[]): readonly DockerfileError[] {
  const errors: DockerfileError[] = [];
  for (const { name, value, span, valueSpan } of flags) {
    if (value === undefined || value === '') continue;
    const place = valueSpan ?? span;
    if (name === 'retries') {
      const error = checkRetries(value);
      if (error !== undefined) errors.push(syntaxError('invalid-retries', error, place));
    } else if (isTime(name)) {
      const error = checkInterval(name, value);
      if (error !== undefined) errors.push(syntaxError('invalid-duration', error, place));
    }
  }
  return errors;
}

function isTime(name: string): boolean {
  return name === 'interval' || name === 'timeout' || name === 'start-period' || name === 'start-interval';
}

/** What is wrong with a time of HEALTHCHECK, undefined if nothing is. */
export function checkInterval(name: string, value: string): string | undefined {
  if (usualInterval.test(value)) return undefined;
  const duration = parseDuration(value);
  if (duration.kind === 'error') return duration.error;
  const { nanoseconds } = duration;
  if (nanoseconds === 0n || nanoseconds >= shortest) return undefined;
  return `interval ${quoted(name)} cannot be less than 1ms`;
}

function checkRetries(value: string): string | undefined {
  if (!/^[+-]?\d+$/.test(value)) return `retries is no whole number: ${quoted(value)}`;
  const retries = Number(value);
  if (retries < 0) return `--retries cannot be negative (${value})`;
  return retries > 0x7fff_ffff ? `retries is out of range: ${value}` : undefined;
}
